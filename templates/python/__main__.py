import pulumi
import pulumi_twcc as twcc

# Generated on your computer. Only the public half is sent to TWCC.
key = twcc.Keypair("web")

pulumi.export("keypairName", key.name)
pulumi.export("fingerprint", key.fingerprint)
pulumi.export("privateKey", key.private_key)
