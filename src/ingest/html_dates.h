// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ingest/html_title.h"
#include "ingest/html_tree.h"
#include "ingest/json_ld.h"
#include "ingest/meta_entries.h"
#include "ingest/page_dates.h"

namespace synoptic {

struct PageMetadata;

/// The dates that a page tells, gathered while its nodes are gone through.
class PageDates {
 public:
  /// Both outlive this object.
  PageDates(const HtmlTree& tree, const DateWords& words)
      : tree_(tree), words_(words) {}

  /// The moment that an element tells by an attribute or its text.
  std::optional<DateCandidate> moment_at(std::uint32_t node) const;

  /// An element that says of itself that it tells the date of publication.
  void take_sure(std::uint32_t node);

  /// An element that shows readers a date.
  void take_shown(std::uint32_t node);

  /// A part that readers wrote: what it shows is none of the article's.
  void note_comments(std::uint32_t node);

  /// True if more elements would only be those of teasers.
  bool is_full() const;

  /// Puts all dates into `page`, the surest first, and when it was modified
  /// unless it says so already. Requires: its title and address are there.
  void tell(const std::vector<MetaEntry>& metas, const JsonLd& json_ld,
            const std::vector<PageHeading>& headings, PageMetadata& page);

 private:
  struct Shown {
    DateCandidate date;
    std::uint32_t node = 0;
  };

  void sort_shown(std::uint32_t headline);
  void drop_comments(std::uint32_t headline);
  std::optional<DateCandidate> date_in_scripts() const;

  const HtmlTree& tree_;
  const DateWords& words_;
  std::vector<DateCandidate> surest_;
  std::vector<Shown> shown_;
  std::vector<std::uint32_t> comments_;
};

}  // namespace synoptic
