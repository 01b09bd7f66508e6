#!/bin/sh
# Deploys without questions and leaves the private key in the file $1, readable by its owner only.
# Needs TWCC_API_KEY and PULUMI_CONFIG_PASSPHRASE (or another secrets provider), and PULUMI_BACKEND_URL or a log-in.
set -eu
: "${TWCC_API_KEY:?set it from the secrets of the pipeline}"
pulumi stack select --create "${STACK:-ci}" --non-interactive
pulumi up --yes --non-interactive
# A new file with this umask is never readable by others, not even for a moment; an old one would keep its mode, so it
# is replaced, and only when the key is whole. Nothing is printed.
rm -f "$1.new"
(umask 077 && pulumi stack output privateKey --show-secrets --non-interactive > "$1.new")
mv -f "$1.new" "$1"
