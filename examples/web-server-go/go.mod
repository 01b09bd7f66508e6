module twcc-web-server

go 1.25

require (
	example.com/pulumi-twcc/sdk/go v0.1.0
	github.com/pulumi/pulumi/sdk/v3 v3.259.0
)

// The SDK that `npm run sdks` generates in a checkout of pulumi-twcc.
replace example.com/pulumi-twcc/sdk/go => ../../build/sdks/go
