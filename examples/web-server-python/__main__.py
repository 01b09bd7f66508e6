import pulumi
import pulumi_twcc as twcc

config = pulumi.Config()
key = twcc.Keypair("web", name="web", keepers={"rotated": config.get("rotated") or "2026-11"})

# Refers to the key pair by name: rotating the key touches no instance.
instance = twcc.Instance(
    "web",
    keypair=key.name,
    solution="Ubuntu",
    image="Ubuntu 22.04",
    flavor="02_vCPU_016GB_MEM_100GB_HDD",
    assign_floating_ip=True,
    # Of your project; it has to let port 22 in, and what the server serves.
    security_groups=[config.get("securityGroup") or "default"],
)

pulumi.export("keypairName", key.name)
pulumi.export("fingerprint", key.fingerprint)
pulumi.export("privateKey", key.private_key)
pulumi.export("instanceId", instance.id)
pulumi.export("address", instance.public_ip)
pulumi.export("ssh", pulumi.Output.concat("ssh -i web.pem ubuntu@", instance.public_ip))
