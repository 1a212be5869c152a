// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/document.h"
#include "language/analysis.h"
#include "language/analyze.h"
#include "reading/entities.h"
#include "reading/quantities.h"
#include "reading/quotations.h"
#include "reading/reading.h"
#include "reading/statements.h"
#include "reading/times.h"

namespace synoptic {

/// The word lists that reading a report needs, each part's own.
struct ReadingResources {
  EntityResources entities;
  TimeResources times;
  QuantityResources quantities;
  QuotationResources quotations;
  StatementResources statements;
};

/// Reads the lists from the language's folder, and the models.
Result<ReadingResources> load_reading_resources(const OpenList& open,
                                                const OpenList& open_model);

/// Understands one report by itself. Any document and analysis of it are
/// acceptable. Relative times are anchored on the document's `published`, and
/// stay unresolved without it; the clock is never read.
Reading read(const Document& document, const Analysis& analysis,
             const ReadingResources& resources);

}  // namespace synoptic
