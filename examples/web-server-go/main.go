package main

import (
	"example.com/pulumi-twcc/sdk/go/twcc"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		rotated := config.Get(ctx, "rotated")
		if rotated == "" {
			rotated = "2026-11"
		}
		securityGroup := config.Get(ctx, "securityGroup")
		if securityGroup == "" {
			securityGroup = "default"
		}
		key, err := twcc.NewKeypair(ctx, "web", &twcc.KeypairArgs{
			Name:    pulumi.String("web"),
			Keepers: pulumi.StringMap{"rotated": pulumi.String(rotated)},
		})
		if err != nil {
			return err
		}

		// Refers to the key pair by name: rotating the key touches no instance.
		instance, err := twcc.NewInstance(ctx, "web", &twcc.InstanceArgs{
			Keypair:          key.Name,
			Solution:         pulumi.String("Ubuntu"),
			Image:            pulumi.String("Ubuntu 22.04"),
			Flavor:           pulumi.String("02_vCPU_016GB_MEM_100GB_HDD"),
			AssignFloatingIp: pulumi.Bool(true),
			// Of your project; it has to let port 22 in, and what the server serves.
			SecurityGroups: pulumi.StringArray{pulumi.String(securityGroup)},
		})
		if err != nil {
			return err
		}

		ctx.Export("keypairName", key.Name)
		ctx.Export("fingerprint", key.Fingerprint)
		ctx.Export("privateKey", key.PrivateKey)
		ctx.Export("instanceId", instance.ID())
		ctx.Export("address", instance.PublicIp)
		ctx.Export("ssh", pulumi.Sprintf("ssh -i web.pem ubuntu@%s", instance.PublicIp.Elem()))
		return nil
	})
}
