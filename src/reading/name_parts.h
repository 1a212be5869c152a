// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "language/analysis.h"
#include "reading/countries.h"
#include "reading/roles.h"

namespace synoptic {

/// What stands in a name and beside it.
class NameParts {
 public:
  NameParts(std::string_view text, const Analysis& analysis,
            const RoleLists& roles, const CountryTable& countries)
      : text_(text),
        analysis_(analysis),
        roles_(roles),
        countries_(countries) {}

  /// The name without the titles at its head ("Defence Minister Ada Berg") and
  /// without a possessive ending.
  Span core_of(const Name& name) const;

  /// Where an embassy is: Elbing, of "the U.S. Embassy in Elbing", or empty.
  /// `words` are the name's; `names` holds the name, with the next behind it.
  Span post_of(const Name& name, const std::vector<std::string>& words,
               const std::vector<Name>& names) const;

  /// True if a capital is spoken of as a town: "in Oslo", "Oslo, Norway".
  bool is_town(const Name& name) const;

  /// True if "the" stands before it.
  bool is_definite(const Name& name) const;

  /// By "Mr.", "Mrs." and the like at the head of the name or before it;
  /// `core` is what `core_of` says of it.
  Gender gender_of_title(const Name& name, Span core) const;

 private:
  std::string_view word(std::uint32_t token) const {
    return slice(text_, analysis_.tokens[token].span);
  }
  std::uint32_t name_end(const Name& name) const;
  bool is_capital(std::uint32_t token) const;
  bool is_title(std::uint32_t token) const;

  std::string_view text_;
  const Analysis& analysis_;
  const RoleLists& roles_;
  const CountryTable& countries_;
};

}  // namespace synoptic
