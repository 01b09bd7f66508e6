#!/bin/sh
# Deploys without questions and leaves the private key in the file $1, readable by its owner only.
# Needs TWCC_API_KEY and PULUMI_CONFIG_PASSPHRASE (or another secrets provider), and PULUMI_BACKEND_URL or a log-in.
set -eu
: "${TWCC_API_KEY:?set it from the secrets of the pipeline}"
pulumi stack select --create "${STACK:-ci}" --non-interactive
pulumi up --yes --non-interactive
# umask before the file is made: it is never readable by others, not even for a moment. Nothing is printed.
(umask 077 && pulumi stack output privateKey --show-secrets --non-interactive > "$1")
