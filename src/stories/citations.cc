// SPDX-License-Identifier: Apache-2.0
//
// An outlet's name in a text may be an actor's ("Reuters laid off ..."). It is
// cited where a word of citing stands by it: "told Reuters", "the Post
// reported". Who goes back to whom is a graph of outlets, with an edge for a
// citation or a copy; a ring in it is a set of outlets each of which goes back
// to each of the others.
#include "stories/citations.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/unicode.h"
#include "stories/rings.h"
#include "stories/words.h"

namespace synoptic {
namespace {

/// A word of citing stands within so many words of the name ("the Post has
/// since reported", "told a reporter of the Post").
constexpr std::size_t kReach = 3;
/// The longest name of an outlet or phrase that is looked for, in words.
constexpr std::size_t kMostNameWords = 6;
/// A name of one short word is too likely another thing's ("a", "the", "now").
constexpr std::size_t kShortestName = 3;

/// A run of folded words as one string.
std::string joined(std::span<const Word> words) {
  std::string text;
  for (const Word& word : words) {
    if (!text.empty()) text += ' ';
    text += word.folded;
  }
  return text;
}

/// An outlet's name without its brackets and article; where nothing tells the
/// outlet, the report's id stands for it.
std::string name_of(const Document& document) {
  std::string_view name = document.source;
  name = name.substr(0, name.find('('));
  if (name.empty()) name = document.id;
  return std::string(name.substr(0, name.find_last_not_of(' ') + 1));
}

std::string key_of(std::string_view name) {
  const std::vector<Word> words = split_words(name);
  const std::size_t article = !words.empty() && words[0].folded == "the";
  return joined(std::span(words).subspan(article));
}

class CitationFinder {
 public:
  CitationFinder(const Story& story, std::span<const Report> reports,
                 const OutletCiting& citing, const CreditLists& credits)
      : story_(story), reports_(reports), citing_(citing), credits_(credits) {}

  std::vector<Citation> find() {
    name_outlets();
    for (std::uint32_t i = 0; i < story_.members.size(); ++i) scan(i);
    for (std::uint32_t i = 0; i < story_.members.size(); ++i) add_copies(i);
    tell_rings();
    return std::move(found_);
  }

 private:
  const Document& document_of(std::uint32_t member) const {
    return reports_[story_.members[member].report.value].document;
  }

  std::uint32_t node(const std::string& key, const std::string& name) {
    const auto next = static_cast<std::uint32_t>(names_.size());
    const auto [found, is_new] = node_of_.emplace(key, next);
    if (is_new) {
      names_.push_back(name);
      members_of_.emplace_back();
      edges_.emplace_back();
    }
    return found->second;
  }

  void name_outlets() {
    for (std::uint32_t i = 0; i < story_.members.size(); ++i) {
      std::string name = name_of(document_of(i));
      for (const AgencyCredit& credit : story_.members[i].credits) {
        if (credit.extent == CreditExtent::Own) name = credit.agency;
      }
      const std::uint32_t outlet = node(key_of(name), name);
      outlet_of_.push_back(outlet);
      members_of_[outlet].push_back(story_.members[i].report);
    }
  }

  void scan(std::uint32_t member) {
    const Document& document = document_of(member);
    const std::vector<Word> words = split_words(document.text);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < words.size();) {
      i += std::max<std::size_t>(1, take(member, words, i, seen));
    }
  }

  /// Notes what is cited from a word on; how many words it takes.
  std::size_t take(std::uint32_t member, std::span<const Word> words,
                   std::size_t at, std::set<std::string>& seen) {
    const std::string& text = document_of(member).text;
    std::string phrase;
    std::size_t taken = 0;
    std::string cited;
    for (std::size_t n = 1; n <= kMostNameWords && at + n <= words.size();
         ++n) {
      if (n > 1 && parted(text, words[at + n - 2], words[at + n - 1])) break;
      if (n > 1) phrase += ' ';
      phrase += words[at + n - 1].folded;
      const auto name = cited_by(phrase, text, words.subspan(at, n));
      if (!name) continue;
      taken = n;
      cited = *name;
    }
    if (taken == 0) return 0;
    const auto of = node_of_.find(key_of(cited));
    if (of != node_of_.end() && of->second == outlet_of_[member]) return taken;
    const bool bare =
        citing_.reports.contains(joined(words.subspan(at, taken)));
    if (!bare && !is_cited(text, words, at, at + taken)) return taken;
    if (seen.insert(cited).second) {
      note(member, cover(words[at].span, words[at + taken - 1].span), cited);
    }
    return taken;
  }

  static bool parted(std::string_view text, const Word& a, const Word& b) {
    return slice(text, {a.span.end, b.span.begin}).find_first_not_of(" -'\n") !=
           std::string_view::npos;
  }

  /// The outlet or agency that words name; empty for media without names.
  std::optional<std::string> cited_by(const std::string& phrase,
                                      std::string_view text,
                                      std::span<const Word> words) const {
    if (citing_.media.contains(phrase) || citing_.reports.contains(phrase)) {
      // "NBC News reports": part of a name.
      const bool is_named =
          words.front().capital && words.front().place == WordPlace::Inside;
      if (is_named) return std::nullopt;
      return "";
    }
    const Span span = cover(words.front().span, words.back().span);
    const auto agency = credits_.agencies.find(slice(text, span));
    if (agency != credits_.agencies.end()) return agency->second;
    const auto outlet = node_of_.find(phrase);
    if (outlet == node_of_.end() || !words.front().capital ||
        phrase.size() < kShortestName) {
      return std::nullopt;
    }
    return names_[outlet->second];
  }

  bool is_cited(std::string_view text, std::span<const Word> words,
                std::size_t begin, std::size_t end) const {
    for (std::size_t n = 1; n <= kReach && n <= begin; ++n) {
      const std::size_t i = begin - n;
      if (words[i + 1].place == WordPlace::Opening) break;
      if (citing_.before.contains(words[i].folded)) return true;
      const bool two = i > 0 && words[i].place != WordPlace::Opening;
      if (two && citing_.before.contains(joined(words.subspan(i - 1, 2)))) {
        return true;
      }
    }
    for (std::size_t i = end; i < words.size() && i < end + kReach; ++i) {
      if (words[i].place == WordPlace::Opening ||
          parted(text, words[i - 1], words[i])) {
        break;
      }
      if (citing_.after.contains(words[i].folded)) return true;
    }
    return false;
  }

  void note(std::uint32_t member, Span span, const std::string& cited) {
    Citation citation;
    citation.evidence = {story_.members[member].report, span, {}};
    citation.cited = cited;
    by_.push_back(member);
    if (!cited.empty()) {
      const std::uint32_t to = node(key_of(cited), cited);
      citation.of = members_of_[to];
      edges_[outlet_of_[member]].push_back(to);
    }
    found_.push_back(std::move(citation));
  }

  /// A copy goes back to what it repeats, and to the agency it is credited to.
  void add_copies(std::uint32_t member) {
    const Member& copy = story_.members[member];
    for (const AgencyCredit& credit : copy.credits) {
      if (credit.extent == CreditExtent::Own) continue;
      const auto agency = node_of_.find(key_of(credit.agency));
      if (agency == node_of_.end()) continue;
      edges_[outlet_of_[member]].push_back(agency->second);
    }
    for (std::uint32_t i = 0; copy.copy_of && i < story_.members.size(); ++i) {
      if (story_.members[i].report != *copy.copy_of) continue;
      if (outlet_of_[i] != outlet_of_[member]) {
        edges_[outlet_of_[member]].push_back(outlet_of_[i]);
      }
    }
  }

  void tell_rings() {
    const std::vector<std::uint32_t> ring = rings_of(edges_);
    std::vector<std::set<std::uint32_t>> citing(names_.size());
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (found_[i].cited.empty()) continue;
      citing[node_of_.at(key_of(found_[i].cited))].insert(by_[i]);
    }
    for (std::size_t i = 0; i < found_.size(); ++i) {
      Citation& citation = found_[i];
      const std::uint32_t from = outlet_of_[by_[i]];
      if (citation.cited.empty()) {
        tell_unnamed(citation, by_[i], citing[from]);
        continue;
      }
      const std::uint32_t to = node_of_.at(key_of(citation.cited));
      if (from == to || ring[from] != ring[to]) continue;
      citation.circular = true;
      citation.why =
          std::ranges::find(edges_[to], from) != edges_[to].end()
              ? names_[to] + " goes back to " + names_[from] + ", too"
              : names_[to] + " goes back to " + names_[from] + " over others";
    }
  }

  /// Media without names may be any report of that day or before that cites
  /// this one's outlet.
  void tell_unnamed(Citation& citation, std::uint32_t member,
                    const std::set<std::uint32_t>& citing) const {
    constexpr std::size_t kDaySize = 10;
    const std::string& own = document_of(member).published;
    for (const std::uint32_t other : citing) {
      if (outlet_of_[other] == outlet_of_[member]) continue;
      const std::string& its = document_of(other).published;
      const bool later = !own.empty() && !its.empty() &&
                         its.substr(0, kDaySize) > own.substr(0, kDaySize);
      if (later) continue;
      citation.circular = true;
      citation.of.push_back(story_.members[other].report);
      citation.why = "they may be " + names_[outlet_of_[other]] +
                     ", which cites " + names_[outlet_of_[member]] + " itself";
      return;
    }
  }

  const Story& story_;
  std::span<const Report> reports_;
  const OutletCiting& citing_;
  const CreditLists& credits_;
  std::map<std::string, std::uint32_t> node_of_;  ///< By key.
  std::vector<std::string> names_;                ///< By node.
  std::vector<std::vector<ReportId>> members_of_;
  std::vector<std::vector<std::uint32_t>> edges_;
  std::vector<std::uint32_t> outlet_of_;  ///< By member.
  std::vector<Citation> found_;
  std::vector<std::uint32_t> by_;  ///< The member that has each citation.
};

}  // namespace

Result<OutletCiting> load_outlet_citing(const OpenList& open) {
  auto text = open("citing-outlets.txt");
  if (!text) return std::move(text).error();
  OutletCiting citing;
  for (const ListEntry& entry : parse_list(*text)) {
    if (entry.size() < 2) continue;
    WordSet& set = entry[1] == "before"  ? citing.before
                   : entry[1] == "after" ? citing.after
                   : entry[1] == "media" ? citing.media
                                         : citing.reports;
    set.insert(entry[0]);
  }
  return citing;
}

std::vector<Citation> find_citations(const Story& story,
                                     std::span<const Report> reports,
                                     const OutletCiting& citing,
                                     const CreditLists& credits) {
  if (story.members.size() < 2) return {};
  return CitationFinder(story, reports, citing, credits).find();
}

}  // namespace synoptic
