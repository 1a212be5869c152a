// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "language/analysis.h"

namespace synoptic {

// Records as one line each, for tests and for people. `text` is the text that
// the analysis is of.

/// Tokens parted by "|", a sentence a line: "He|did|n't|.".
std::string dump_tokens(std::string_view text, const Analysis& analysis);

/// "He/PRON/he did/AUX/do ...", a sentence a line.
std::string dump_tags(std::string_view text, const Analysis& analysis);

/// "word<-head:relation ...", a sentence a line; the root's head is "ROOT".
std::string dump_heads(std::string_view text, const Analysis& analysis);

/// "Mara Lind:person; Elbing:place".
std::string dump_names(std::string_view text, const Analysis& analysis);

}  // namespace synoptic
