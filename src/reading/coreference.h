// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/entities.h"
#include "reading/reading.h"

namespace synoptic {

/// Adds the pronouns ("he", "her") and definite descriptions ("the mayor",
/// "the Norwegian side", "the ministry") whose referent the text shows, as
/// mentions in text order. One that several entities could be, or none, gets
/// no mention. `genders` are those of the reading's entities.
///
/// Requires: the mentions are names, in text order.
void add_references(const Document& document, const Analysis& analysis,
                    const EntityResources& resources,
                    const std::vector<Gender>& genders, Reading& reading);

}  // namespace synoptic
