// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/reading.h"

namespace synoptic {

/// One report with all that was understood of it by itself.
struct Report {
  Document document;
  Analysis analysis;
  Reading reading;
};

/// Words of one report of a run.
struct Evidence {
  ReportId report;
  Span span;
  std::vector<Holder> holders;  ///< Entities are those of that report.
};

}  // namespace synoptic
