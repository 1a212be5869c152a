// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/clauses.h"
#include "reading/events.h"
#include "reading/reading.h"
#include "reading/standing.h"

namespace synoptic {

/// Word lists for how clauses stand and what they tell.
struct StatementResources {
  ClauseLists clauses;
  StandingResources standing;
  EventResources events;
};

Result<StatementResources> load_statement_resources(const OpenList& open);

/// Fills the statements of a reading, in the order of the text and without
/// overlap. Requires: all else in it is filled.
///
/// A stretch that only says who speaks ("she told reporters") is a frame, and
/// its speaker the holder of those that it frames. A list item inherits the
/// line that introduces its list.
void read_statements(const Document& document, const Analysis& analysis,
                     const StatementResources& resources, Reading& reading);

}  // namespace synoptic
