// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "ingest/draft.h"

namespace synoptic {

/// Cuts a plain text into pieces: a line each, or, where the text was wrapped
/// by hand, a run of lines up to the next empty one. The pieces point into the
/// text and cover all of it but white space. Linear.
Draft cut_plain_text(std::string_view text);

/// Tells what each kept piece is, by its look and its neighbours: heading,
/// list item, block quote, caption or paragraph. The first piece that looks
/// like a headline and stands apart becomes one if `headline` asks for it.
enum class Headline { Find, Leave };
void tell_kinds(Draft& draft, Headline headline);

}  // namespace synoptic
