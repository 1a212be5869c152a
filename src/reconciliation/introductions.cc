// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/introductions.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/unicode.h"
#include "reconciliation/values.h"

namespace synoptic {
namespace {

/// A role may stand this many bytes from its name ("Ada Berg, who is now").
constexpr std::uint32_t kRoleReach = 3;

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
    const bool one = keys.size() == 1;
    variant.verdict = one ? Verdict::Agree : Verdict::Compatible;
    variant.why = one ? "The same person in the same words."
                      : "The same person, introduced differently.";
    return variant;
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
