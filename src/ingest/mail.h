// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ingest/ingest.h"

namespace synoptic {

/// Reads mail (RFC 5322, one message or an mbox of many) and pages saved as
/// MHTML.
///
/// A message is a report: its subject the title, its sender the byline, its
/// sender's host the outlet, its text that of its HTML where it has such, else
/// of its plain text. A message attached to another is a report of its own;
/// other attachments are left out. A signature goes to `removed`. A saved page
/// is read as the page would be, and no date of it is later than the moment it
/// was saved. A message without text gives an error.
void ingest_mail(std::string_view bytes, std::string_view name,
                 const IngestOptions& options, const TakeReport& take);

/// True if the bytes begin like mail or a saved page.
bool looks_like_mail(std::string_view bytes);

}  // namespace synoptic
