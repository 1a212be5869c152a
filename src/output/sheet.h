// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "output/survey.h"

namespace synoptic {

/// The disputes of all stories as a table in CSV (RFC 4180, lines end with
/// CR LF): a row each, worst first in each story, after a row of names; behind
/// them what copies have altered (verdict "altered", between "copies").
///
/// A cell that holds something for each value has the values' parts in one
/// order, parted by " | ". A cell that a spreadsheet would take for a formula
/// has an apostrophe in front. How many reports were read stands behind that in
/// every row, and then the policy for figures and what it picks. Where nothing
/// differs one row says so (verdict "none").
std::string survey_to_csv(const Survey& survey);

/// The same for people: how much was read, and for each story a table in
/// GitHub's Markdown. No words of a report are ever taken as markup.
std::string survey_to_markdown(const Survey& survey);

}  // namespace synoptic
