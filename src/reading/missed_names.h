// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/roles.h"
#include "reading/speech_cues.h"

namespace synoptic {

/// The names of the analysis and those that it missed though the report shows
/// them elsewhere: the surname of a person who is named in full ("May said",
/// "Mrs. May"), a word after a title of address, a single word that is a name
/// in another sentence. In text order, without overlap. Linear.
std::vector<Name> with_missed_names(const Document& document,
                                    const Analysis& analysis,
                                    const RoleLists& roles,
                                    const SpeechVerbs& verbs);

}  // namespace synoptic
