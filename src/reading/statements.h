// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/reading.h"

namespace synoptic {

/// Word lists for clauses, events and their status.
struct StatementResources {};

Result<StatementResources> load_statement_resources(const OpenList& open);

/// Fills the statements of a reading. Requires: all else in it is filled.
void read_statements(const Document& document, const Analysis& analysis,
                     const StatementResources& resources, Reading& reading);

}  // namespace synoptic
