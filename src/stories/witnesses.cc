// SPDX-License-Identifier: Apache-2.0
#include "stories/witnesses.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace synoptic {
namespace {

constexpr std::size_t kDaySize = std::string_view("2022-03-10").size();

/// Groups of reports that are one witness, as a forest.
class Witnesses {
 public:
  explicit Witnesses(const Memory& memory) : memory_(memory) {
    parent_.resize(memory.reports.size());
    std::iota(parent_.begin(), parent_.end(), 0U);
    join_texts();
    join_agencies();
  }

  std::uint32_t root_of(std::uint32_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }

 private:
  void join_texts() {
    std::unordered_map<std::uint64_t, std::uint32_t> first;
    for (std::uint32_t i = 0; i < parent_.size(); ++i) {
      const Remembered& report = memory_.reports[i];
      const std::uint64_t key =
          (std::uint64_t{report.story} << 32) | report.family;
      join(first.emplace(key, i).first->second, i);
    }
  }

  void join_agencies() {
    std::unordered_map<std::string, std::uint32_t> first;
    for (std::uint32_t i = 0; i < parent_.size(); ++i) {
      const Remembered& report = memory_.reports[i];
      if (report.sketch.credit < CreditExtent::Whole) continue;
      std::string key = std::to_string(report.story);
      key.append(1, '\n').append(report.sketch.agency);
      join(first.emplace(std::move(key), i).first->second, i);
    }
  }

  void join(std::uint32_t a, std::uint32_t b) {
    a = root_of(a);
    b = root_of(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

  const Memory& memory_;
  std::vector<std::uint32_t> parent_;  ///< Never a later report.
};

/// What follows the seconds of an ISO 8601 moment: its offset from UTC.
std::string_view zone_of(std::string_view moment) {
  constexpr std::size_t kSecondsEnd =
      std::string_view("2022-03-10T09:30:00").size();
  return moment.size() > kSecondsEnd ? moment.substr(kSecondsEnd)
                                     : std::string_view();
}

/// Whether `a` is later than `b` as far as both dates tell: a day and a moment
/// of that day do not tell, nor do moments of one day in two zones.
bool is_later(std::string_view a, std::string_view b) {
  const std::size_t size =
      zone_of(a) == zone_of(b) ? std::min(a.size(), b.size()) : kDaySize;
  return a.substr(0, size) > b.substr(0, size);
}

/// Chooses the root of one family and orders it.
class Family {
 public:
  Family(const Memory& memory, std::vector<std::uint32_t> members,
         std::span<const std::uint32_t> copies)
      : memory_(memory), members_(std::move(members)), copies_(copies) {}

  void place(std::vector<WitnessPlace>& places) const {
    if (members_.size() < 2) return;
    const auto [root, why] = root_of();
    for (const std::uint32_t member : members_) {
      places[member].root = root;
      places[member].why = why;
    }
    order(places);
  }

 private:
  const Sketch& sketch(std::uint32_t member) const {
    return memory_.reports[member].sketch;
  }

  /// A day of its text's own is none of publication.
  std::string_view date_of(std::uint32_t member) const {
    return sketch(member).day ? std::string_view(sketch(member).published)
                              : std::string_view();
  }

  void order(std::vector<WitnessPlace>& places) const {
    std::vector<std::uint32_t> dated;
    for (const std::uint32_t member : members_) {
      if (!date_of(member).empty()) dated.push_back(member);
    }
    std::stable_sort(dated.begin(), dated.end(),
                     [&](auto a, auto b) { return date_of(a) < date_of(b); });
    std::uint32_t place = 0;
    for (std::size_t i = 0; i < dated.size(); ++i) {
      const bool is_new =
          i == 0 || is_later(date_of(dated[i]), date_of(dated[i - 1]));
      if (is_new) place = static_cast<std::uint32_t>(i) + 1;
      places[dated[i]].order = place;
    }
  }

  std::pair<std::uint32_t, RootReason> root_of() const {
    std::vector<std::uint32_t> first = earliest();
    if (const auto own = agency_own(first)) return {*own, RootReason::Agency};
    if (first.size() == 1) {
      const bool dated = !date_of(first.front()).empty();
      return {first.front(),
              dated ? RootReason::First : RootReason::NothingTells};
    }
    std::vector<std::uint32_t> credited;
    for (const std::uint32_t member : first) {
      if (sketch(member).credit >= CreditExtent::Whole) {
        credited.push_back(member);
      }
    }
    if (credited.size() == 1) return {credited.front(), RootReason::Credited};
    if (credited.size() > 1) first = std::move(credited);
    return most_shared(first);
  }

  /// Those that none other is known to have come out before; the undated only
  /// where there are no others.
  std::vector<std::uint32_t> earliest() const {
    std::string_view least;
    for (const std::uint32_t member : members_) {
      const std::string_view date = date_of(member);
      if (!date.empty() && (least.empty() || date < least)) least = date;
    }
    std::vector<std::uint32_t> first;
    for (const std::uint32_t member : members_) {
      const std::string_view date = date_of(member);
      if (least.empty() || (!date.empty() && !is_later(date, least))) {
        first.push_back(member);
      }
    }
    return first;
  }

  /// The agency's own report, unless it came out days after the first.
  std::optional<std::uint32_t> agency_own(
      std::span<const std::uint32_t> first) const {
    std::optional<std::uint32_t> own;
    for (const std::uint32_t member : members_) {
      if (sketch(member).credit != CreditExtent::Own) continue;
      const bool credited =
          std::ranges::any_of(members_, [&](std::uint32_t other) {
            return sketch(other).agency == sketch(member).agency &&
                   sketch(other).credit != CreditExtent::Own;
          });
      const auto& day = sketch(member).day;
      const auto& least = sketch(first.front()).day;
      const bool late = day && least && *day > *least + 1;
      if (!credited || late) continue;
      if (!own || date_of(member) < date_of(*own)) own = member;
    }
    return own;
  }

  std::pair<std::uint32_t, RootReason> most_shared(
      std::span<const std::uint32_t> first) const {
    const auto key = [&](std::uint32_t member) {
      return std::make_tuple(~copies_[member], sketch(member).text,
                             std::string_view(sketch(member).id));
    };
    const std::uint32_t best =
        *std::min_element(first.begin(), first.end(),
                          [&](auto a, auto b) { return key(a) < key(b); });
    const auto as_many = std::ranges::count_if(
        first, [&](auto member) { return copies_[member] == copies_[best]; });
    return {best,
            as_many == 1 ? RootReason::MostShared : RootReason::NothingTells};
  }

  const Memory& memory_;
  std::vector<std::uint32_t> members_;
  std::span<const std::uint32_t> copies_;
};

/// How many reports are said to repeat each.
std::vector<std::uint32_t> count_copies(const Memory& memory) {
  std::vector<std::uint32_t> copies(memory.reports.size());
  for (const Remembered& report : memory.reports) {
    if (report.copy_of && report.copy_of->text < copies.size()) {
      ++copies[report.copy_of->text];
    }
  }
  return copies;
}

}  // namespace

std::string_view to_string(RootReason reason) {
  switch (reason) {
    case RootReason::None:
      return "";
    case RootReason::Agency:
      return "the agency's own report, which others credit";
    case RootReason::First:
      return "published before all others";
    case RootReason::Credited:
      return "of those published first, the one that credits an agency for it";
    case RootReason::MostShared:
      return "of those published first, the one that most others repeat";
    case RootReason::NothingTells:
      return "neither dates nor credits tell; any of them may be it";
  }
  return "";
}

std::vector<WitnessPlace> witness_places(const Memory& memory) {
  Witnesses witnesses(memory);
  const auto size = static_cast<std::uint32_t>(memory.reports.size());
  std::vector<WitnessPlace> places(size);
  std::vector<std::uint32_t> last(memory.next_story);
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> several;
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint32_t first = witnesses.root_of(i);
    if (first == i) {
      places[i].family = ++last[memory.reports[i].story];
      continue;
    }
    places[i].family = places[first].family;
    std::vector<std::uint32_t>& members = several[first];
    if (members.empty()) members.push_back(first);
    members.push_back(i);
  }
  const std::vector<std::uint32_t> copies = count_copies(memory);
  for (auto& [first, members] : several) {
    Family(memory, std::move(members), copies).place(places);
  }
  return places;
}

}  // namespace synoptic
