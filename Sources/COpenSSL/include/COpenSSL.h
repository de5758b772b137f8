#pragma once

#include "Authority.h"
#include "CertificateFacts.h"
#include "DigestStream.h"
#include "SignatureCheck.h"
#include "TrustStore.h"
