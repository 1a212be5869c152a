// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/result.h"
#include "ingest/ingest.h"

namespace synoptic {

/// The text of a PDF file's pages, by poppler. It is read in a process of its
/// own with bounded time and memory, so that no file, however broken, ends or
/// stops the run; an error is the bare reason.
Result<PdfText> read_pdf_pages(std::string_view bytes);

}  // namespace synoptic
