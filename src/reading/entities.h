// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/result.h"
#include "base/word_list.h"
#include "ingest/document.h"
#include "language/analysis.h"
#include "reading/countries.h"
#include "reading/reading.h"
#include "reading/roles.h"
#include "reading/speech_cues.h"

namespace synoptic {

/// Word lists for names and what they stand for.
struct EntityResources {
  CountryTable countries;
  WordSet state_bodies;  ///< "ministry": stands for the state whose it is.
  RoleLists roles;
  SpeechVerbs verbs;
  WordMap<Gender> first_names;  ///< Those that tell a person's gender.
};

Result<EntityResources> load_entity_resources(const OpenList& open);

/// Fills the entities and mentions of a reading: every name of the analysis,
/// and the acronyms, pronouns and descriptions that evidence links to one.
/// Entities are numbered in the order of their first mention; mentions are in
/// text order and do not overlap. What no evidence links stays without a
/// mention.
void read_entities(const Document& document, const Analysis& analysis,
                   const EntityResources& resources, Reading& reading);

}  // namespace synoptic
