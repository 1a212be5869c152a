// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/span.h"
#include "reading/report.h"

namespace synoptic {

/// What a report read anew has, to compare an output with.
class KnownReading {
 public:
  explicit KnownReading(const Report& report);

  /// True if something begins and ends there: a paragraph, a sentence, a piece
  /// of a quotation, who speaks, who holds a statement.
  bool has_span(Span span) const { return spans_.contains(span); }

  /// True if somebody of that name speaks or holds a statement by these words.
  bool has_holder(Span span, std::string_view name) const {
    return holders_.contains({span, std::string(name)});
  }

  /// True if somebody of that name speaks or holds a statement anywhere.
  bool has_speaker(std::string_view name) const {
    return speakers_.contains(name);
  }

  /// True if an entity has the name, or goes by it, or has the role.
  bool has_name(std::string_view name) const { return names_.contains(name); }

 private:
  void add_holder(Span span, const std::string& name);

  std::set<Span> spans_;
  std::set<std::pair<Span, std::string>> holders_;
  std::set<std::string, std::less<>> speakers_;
  std::set<std::string, std::less<>> names_;
};

}  // namespace synoptic
