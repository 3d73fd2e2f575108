#!/usr/bin/env bash
# The browser tests use Debian's Chromium. As root, install it when it is missing; otherwise say how.
set -euo pipefail
if command -v chromium >/dev/null; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium for the browser tests ..."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
else
  echo "No Chromium: the browser tests will be skipped. To run them: sudo apt-get install chromium"
fi
