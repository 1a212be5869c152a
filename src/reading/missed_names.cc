// SPDX-License-Identifier: Apache-2.0
#include "reading/missed_names.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {
namespace {

/// Titles of address: what follows them is a name, whatever it is elsewhere.
bool is_address(std::string_view word) {
  constexpr std::string_view kAddresses[] = {
      "mr",  "mr.",  "mrs", "mrs.", "ms",  "ms.",  "dr",  "dr.",
      "sen", "sen.", "gov", "gov.", "rep", "rep.", "gen", "gen."};
  return std::ranges::find(kAddresses, word) != std::end(kAddresses);
}

/// Surnames that are first of all other words, so that they need a title or a
/// verb of speech beside them.
bool is_month(std::string_view word) {
  constexpr std::string_view kMonths[] = {"may", "march", "april", "june",
                                          "august"};
  return std::ranges::find(kMonths, word) != std::end(kMonths);
}

class NameFinder {
 public:
  NameFinder(const Document& document, const Analysis& analysis,
             const RoleLists& roles, const SpeechVerbs& verbs)
      : document_(document),
        analysis_(analysis),
        roles_(roles),
        verbs_(verbs) {}

  std::vector<Name> find() {
    learn();
    std::vector<Name> names;
    std::size_t next = 0;
    const auto count = static_cast<std::uint32_t>(analysis_.tokens.size());
    for (std::uint32_t t = 0; t < count; ++t) {
      while (next < analysis_.names.size() &&
             analysis_.names[next].first_token <= t) {
        names.push_back(grown(analysis_.names[next++]));
      }
      if (!names.empty() && t < names.back().end_token) continue;
      if (const auto type = missed(t))
        names.push_back({analysis_.tokens[t].span, *type, t, t + 1});
    }
    return names;
  }

 private:
  std::string_view word(std::uint32_t t) const {
    return slice(document_.text, analysis_.tokens[t].span);
  }

  bool is_capital(std::uint32_t t) const {
    return is_upper(decode_utf8(word(t), 0).value);
  }

  void learn() {
    for (const Name& name : analysis_.names) {
      if (name.end_token <= name.first_token ||
          name.end_token > analysis_.tokens.size())
        continue;
      const std::string_view last = word(name.end_token - 1);
      const bool one = name.end_token - name.first_token == 1;
      if (last.size() < 3 || !is_capital(name.end_token - 1)) continue;
      if (one && name.type != NameType::Other &&
          !roles_.titles.contains(fold(last)))
        known_.emplace(last, name.type);
      else if (!one && name.type == NameType::Person)
        known_.emplace(last, name.type);
    }
  }

  /// A name that is a title alone takes the word behind it.
  Name grown(Name name) const {
    const std::uint32_t end = name.end_token;
    const bool title = end == name.first_token + 1 &&
                       is_address(to_lower(word(name.first_token)));
    if (!title || end >= analysis_.tokens.size() || !is_capital(end))
      return name;
    name.type = NameType::Person;
    name.end_token = end + 1;
    name.span.end = analysis_.tokens[end].span.end;
    return name;
  }

  bool cites(std::int64_t t) const {
    if (t < 0 || t >= static_cast<std::int64_t>(analysis_.tokens.size()))
      return false;
    return verbs_.contains(analysis_.tokens[static_cast<std::size_t>(t)].lemma);
  }

  std::optional<NameType> missed(std::uint32_t t) const {
    if (!is_capital(t)) return std::nullopt;
    const bool titled = t > 0 && is_address(to_lower(word(t - 1)));
    if (titled && word(t).size() >= 2 && !is_address(to_lower(word(t))))
      return NameType::Person;
    const auto at = known_.find(word(t));
    if (at == known_.end()) return std::nullopt;
    const bool sure = cites(std::int64_t{t} + 1) || cites(std::int64_t{t} - 1);
    if (sure) return at->second;
    if (is_month(to_lower(word(t)))) return std::nullopt;
    if (analysis_.tokens[t].upos != Upos::Propn) return std::nullopt;
    return at->second;
  }

  const Document& document_;
  const Analysis& analysis_;
  const RoleLists& roles_;
  const SpeechVerbs& verbs_;
  WordMap<NameType> known_;
};

}  // namespace

std::vector<Name> with_missed_names(const Document& document,
                                    const Analysis& analysis,
                                    const RoleLists& roles,
                                    const SpeechVerbs& verbs) {
  return NameFinder(document, analysis, roles, verbs).find();
}

}  // namespace synoptic
