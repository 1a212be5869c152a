// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/introductions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "reconciliation/values.h"

namespace synoptic {
namespace {

/// Words that begin with so many letters alike are one, spelled or cut
/// differently. A guess.
constexpr std::size_t kSameLetters = 3;

/// A role may stand this many bytes from its name ("Ada Berg, who is now").
constexpr std::uint32_t kRoleReach = 3;

/// The words of an introduction, folded, without points.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ' ' || c == ',' || c == '-') {
      if (!words.back().empty()) words.emplace_back();
    } else if (c != '.') {
      words.back() += c;
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// What a minister or secretary is charged with, spelled in one way; empty
/// where the words of an introduction do not tell it. A list, since any other
/// word before the office may be where it is held.
std::string charge_of(const std::string& text) {
  constexpr std::string_view kCharges[] = {
      "defence", "defense",  "foreign",   "interior",    "finance",
      "health",  "justice",  "education", "energy",      "transport",
      "trade",   "culture",  "labour",    "labor",       "agriculture",
      "economy", "treasury", "home",      "environment", "prime"};
  const auto words = words_of(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] != "minister" && words[i] != "secretary") continue;
    const std::string& charge = words[i - 1];
    if (std::ranges::find(kCharges, charge) == std::end(kCharges)) continue;
    if (charge == "defense") return "defence";
    return charge == "labor" ? "labour" : charge;
  }
  return {};
}

/// True if the words of the shorter one are, for the most part, in the longer
/// one, whole or cut short ("Gov."); spellings of a name may differ.
bool one_introduction(const std::string& first, const std::string& second) {
  auto shorter = words_of(first);
  auto longer = words_of(second);
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  std::size_t missing = 0;
  for (const std::string& word : shorter) {
    const bool found = std::ranges::any_of(longer, [&](const auto& other) {
      const std::size_t size =
          std::min({word.size(), other.size(), kSameLetters});
      return word.substr(0, size) == other.substr(0, size);
    });
    if (!found) ++missing;
  }
  // One word apart is a title or a spelling; more are another role.
  return missing == 0 || (missing == 1 && shorter.size() >= 3);
}

class Introducer {
 public:
  Introducer(const Story& story, std::span<const Report> reports,
             const EntityLinks& links)
      : story_(story), reports_(reports), links_(links) {}

  std::vector<Point> compare() const {
    std::map<EntityId, std::vector<SlotValue>> found;
    for (std::uint32_t m = 0; m < story_.members.size(); ++m) {
      const Report& report = reports_[story_.members[m].report.value];
      for (const Entity& entity : report.reading.entities) {
        if (entity.type != NameType::Person) continue;
        const auto words = introduction(report, entity);
        if (!words) continue;
        SlotValue value;
        value.member = m;
        value.evidence = {story_.members[m].report, *words, {}};
        value.text = slice(report.document.text, *words);
        value.key = fold(value.text);
        found[links_.of_member[m][entity.id.value]].push_back(value);
      }
    }
    std::vector<Point> points;
    for (const auto& [entity, values] : found) {
      if (values.size() >= 2 && values.front().member != values.back().member) {
        points.push_back(make_point(values));
      }
    }
    return points;
  }

 private:
  /// The first words of a report that name the person in full or with a role.
  static std::optional<Span> introduction(const Report& report,
                                          const Entity& entity) {
    const std::string& text = report.document.text;
    for (const Mention& mention : report.reading.mentions) {
      if (mention.entity != entity.id || mention.kind != MentionKind::Name) {
        continue;
      }
      const std::string_view name = slice(text, mention.span);
      const Span with_role = add_role(text, mention.span, entity);
      if (with_role != mention.span ||
          name.find(' ') != std::string_view::npos) {
        return with_role;
      }
    }
    return std::nullopt;
  }

  /// The name with a role of the entity that stands right before or after it.
  static Span add_role(std::string_view text, Span name, const Entity& entity) {
    Span widest = name;
    for (const std::string& role : entity.roles) {
      if (role.empty()) continue;
      const auto size = static_cast<std::uint32_t>(role.size());
      for (std::uint32_t gap = 0; gap <= kRoleReach; ++gap) {
        if (name.begin >= size + gap &&
            text.substr(name.begin - size - gap, size) == role) {
          widest = cover(widest, {name.begin - size - gap, name.end});
        }
        if (name.end + gap + size <= text.size() &&
            text.substr(name.end + gap, size) == role) {
          widest = cover(widest, {name.begin, name.end + gap + size});
        }
      }
    }
    return widest;
  }

  static Variant compare(const std::vector<SlotValue>& values) {
    Variant variant;
    variant.slot = Slot::Person;
    std::vector<std::string> keys;
    for (const SlotValue& value : values) {
      const auto known = std::ranges::find(keys, value.key);
      const auto at = static_cast<std::size_t>(known - keys.begin());
      if (known == keys.end()) {
        keys.push_back(value.key);
        variant.values.push_back({value.text, {}, {}, {}});
      }
      variant.values[at].reports.push_back(value.evidence.report);
      variant.values[at].evidence.push_back(value.evidence);
    }
    const bool same_words = keys.size() == 1;
    const bool one =
        same_words || std::ranges::all_of(keys, [&](const std::string& a) {
          return std::ranges::all_of(keys, [&](const std::string& b) {
            return one_introduction(a, b);
          });
        });
    if (const auto apart = two_charges(keys)) {
      variant.verdict = Verdict::Conflict;
      variant.why = "The same person is told to be " + apart->first +
                    " minister or secretary and " + apart->second + " one.";
      return variant;
    }
    variant.verdict = one ? Verdict::Agree : Verdict::Compatible;
    variant.why = same_words ? "The same person in the same words."
                  : one ? "The same person; one wording says no more than the "
                          "other but for details."
                        : "The same person, introduced differently.";
    return variant;
  }

  static std::optional<std::pair<std::string, std::string>> two_charges(
      const std::vector<std::string>& introductions) {
    std::string first;
    for (const std::string& text : introductions) {
      const std::string charge = charge_of(text);
      if (charge.empty()) continue;
      if (first.empty()) first = charge;
      if (charge != first) return std::pair{first, charge};
    }
    return std::nullopt;
  }

  Point make_point(const std::vector<SlotValue>& values) const {
    Point point;
    for (const SlotValue& value : values) {
      point.evidence.push_back(value.evidence);
    }
    point.variants.push_back(compare(values));
    return point;
  }

  const Story& story_;
  std::span<const Report> reports_;
  const EntityLinks& links_;
};

}  // namespace

std::vector<Point> compare_introductions(const Story& story,
                                         std::span<const Report> reports,
                                         const EntityLinks& links) {
  return Introducer(story, reports, links).compare();
}

}  // namespace synoptic
