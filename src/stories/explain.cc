// SPDX-License-Identifier: Apache-2.0
#include "stories/explain.h"

#include <algorithm>
#include <unordered_map>

#include "stories/gathering.h"
#include "stories/sketch.h"
#include "stories/words.h"

namespace synoptic {
namespace {

constexpr std::size_t kMostShared = 24;

/// Where a word of a sketch stands first in its text, and whether it is a name:
/// with a capital letter where its place does not ask for one.
struct Place {
  Span span;
  bool name = false;
  bool number = false;
};

std::unordered_map<std::uint32_t, Place> places_of(std::string_view text) {
  std::unordered_map<std::uint32_t, Place> places;
  for (const Word& word : split_words(text)) {
    const auto hash = static_cast<std::uint32_t>(hash_of_stem(word.folded));
    Place& place = places.emplace(hash, Place{word.span, false, word.number})
                       .first->second;
    if (!word.capital || word.place == WordPlace::Opening || place.name) {
      continue;
    }
    place.name = true;
    place.span = word.span;
  }
  return places;
}

std::vector<SharedWord> shared_words(const Document& a, const Document& b,
                                     const Sketch& x, const Sketch& y) {
  const auto in_a = places_of(a.text);
  const auto in_b = places_of(b.text);
  std::vector<SharedWord> shared;
  for (auto i = x.terms.begin(), j = y.terms.begin();
       i != x.terms.end() && j != y.terms.end();) {
    if (i->word < j->word) {
      ++i;
    } else if (j->word < i->word) {
      ++j;
    } else {
      const Place& place = in_a.at(i->word);
      const Place& other = in_b.at(i->word);
      const SharedKind kind = place.number               ? SharedKind::Number
                              : place.name && other.name ? SharedKind::Name
                                                         : SharedKind::Term;
      shared.push_back(
          {place.span, other.span, kind,
           static_cast<double>(i->weight) * static_cast<double>(j->weight)});
      ++i;
      ++j;
    }
  }
  std::sort(shared.begin(), shared.end(),
            [](const SharedWord& s, const SharedWord& t) {
              if (s.weight != t.weight) return s.weight > t.weight;
              return s.in_a < t.in_a;
            });
  if (shared.size() > kMostShared) shared.resize(kMostShared);
  return shared;
}

Gathering gather(std::span<const Sketch> story) {
  Gathering gathering;
  for (const Sketch& report : story) add(gathering, gathering_of(report));
  return gathering;
}

/// Where a text has the words that are its story's own against another.
std::vector<Span> own_places(const Document& document, const Gathering& own,
                             const Gathering& other) {
  constexpr std::size_t kMostOwn = 12;
  const auto places = places_of(document.text);
  std::vector<Span> spans;
  for (const std::uint32_t word : words_of_its_own(own, other)) {
    const auto found = places.find(word);
    if (found == places.end()) continue;
    spans.push_back(found->second.span);
    if (spans.size() == kMostOwn) break;
  }
  return spans;
}

}  // namespace

void explain_apart(const Document& a, const Document& b,
                   std::span<const Sketch> story_a,
                   std::span<const Sketch> story_b, Explanation& explanation) {
  const Gathering x = gather(story_a);
  const Gathering y = gather(story_b);
  // All words of a single report are its own.
  if (story_a.size() > 1) explanation.own_a = own_places(a, x, y);
  if (story_b.size() > 1) explanation.own_b = own_places(b, y, x);
}

Explanation explain(const Document& a, const Document& b,
                    const StoryResources& resources) {
  const Sketch x = sketch_of(a, resources);
  const Sketch y = sketch_of(b, resources);
  Explanation explanation;
  explanation.likeness = likeness_of(x, y);
  explanation.shared = shared_words(a, b, x, y);
  explanation.overlap = overlap_of(x.fingerprint, y.fingerprint);
  explanation.copied = shared_stretches(a.text, y.fingerprint);
  return explanation;
}

}  // namespace synoptic
