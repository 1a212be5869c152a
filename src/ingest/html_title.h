// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/meta_entries.h"

namespace synoptic {

/// A heading of a page.
struct PageHeading {
  std::string text;
  std::uint32_t node = 0;
  bool is_first = false;  ///< Of the first level.
};

/// Where a page tells its title.
struct TitleClues {
  const std::vector<MetaEntry>& metas;
  const std::vector<PageHeading>& headings;
  std::string_view title_element;
  std::string_view json_headline;
};

/// The title of a page's article, without the outlet's name: of the headings
/// that the title element or a meta element repeats the longest, else what
/// these tell.
std::string choose_title(const TitleClues& clues);

/// True if two lines have the same words, marks and case aside.
bool same_words(std::string_view a, std::string_view b);

}  // namespace synoptic
