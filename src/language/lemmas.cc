// SPDX-License-Identifier: Apache-2.0
#include "language/lemmas.h"

#include "base/unicode.h"

namespace synoptic {
namespace {

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool has_vowel(std::string_view stem) {
  for (const char c : stem) {
    if (is_vowel(c) || c == 'y') return true;
  }
  return false;
}

std::string plural_stem(std::string word) {
  const std::string_view view = word;
  if (view.size() < 4 || view.ends_with("ss") || view.ends_with("us") ||
      view.ends_with("is") || !view.ends_with("s")) {
    return word;
  }
  if (view.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  if (view.ends_with("sses") || view.ends_with("shes") ||
      view.ends_with("ches") || view.ends_with("xes") ||
      view.ends_with("zzes") || view.ends_with("oes")) {
    return word.substr(0, word.size() - 2);
  }
  return word.substr(0, word.size() - 1);
}

/// The stem that "-ed" or "-ing" was put to: "stopp" to "stop", "mak" to
/// "make".
std::string verb_stem(std::string stem) {
  const std::size_t size = stem.size();
  if (size < 3) return stem + "e";
  const char last = stem[size - 1];
  const char before = stem[size - 2];
  if (last == before && last != 'l' && last != 's' && last != 'z' &&
      !is_vowel(last)) {
    return stem.substr(0, size - 1);
  }
  const std::string_view view = stem;
  if (last == 'c' || last == 'v' || last == 'u' || last == 'z' ||
      view.ends_with("dg") || view.ends_with("rg") || view.ends_with("ng") ||
      (last == 's' && before != 's') ||
      (view.ends_with("at") && size > 3 && !is_vowel(stem[size - 3])) ||
      view.ends_with("bl") || view.ends_with("tl") || view.ends_with("pl") ||
      view.ends_with("gl") || view.ends_with("dl")) {
    return view.ends_with("ng") && size <= 5 ? stem : stem + "e";
  }
  // One vowel between consonants, in a short stem: "us", "fin", "liv", "mak".
  const bool short_stem = size == 3 && !is_vowel(last) && last != 'w' &&
                          last != 'x' && last != 'y' && is_vowel(before) &&
                          !is_vowel(stem[0]);
  if (short_stem) return stem + "e";
  const bool long_vowel = view.ends_with("ir") || view.ends_with("ar") ||
                          view.ends_with("ur") || view.ends_with("id") ||
                          view.ends_with("ud") || view.ends_with("iz") ||
                          view.ends_with("os") || view.ends_with("in");
  if (long_vowel && !is_vowel(stem[size - 3]) && size <= 5) return stem + "e";
  return stem;
}

std::string verb_lemma(const std::string& word) {
  const std::string_view view = word;
  const std::size_t size = word.size();
  if (size > 4 && view.ends_with("ied")) return word.substr(0, size - 3) + "y";
  if (size > 4 && view.ends_with("eed")) return word;
  if (size > 3 && view.ends_with("ed") && has_vowel(view.substr(0, size - 2))) {
    return verb_stem(word.substr(0, size - 2));
  }
  if (size > 4 && view.ends_with("ing") &&
      has_vowel(view.substr(0, size - 3))) {
    return verb_stem(word.substr(0, size - 3));
  }
  return plural_stem(word);
}

}  // namespace

std::string lemma_of(std::string_view word, Upos upos,
                     const WordMap<std::string>& irregular) {
  if (upos == Upos::Propn) return std::string(word);
  std::string lower =
      fold(word).size() == word.size() ? fold(word) : to_lower(word);
  if (word.size() > 32) return lower;
  for (const std::string_view tag :
       {to_string(upos), std::string_view("VERB"), std::string_view("PRON")}) {
    const bool verb = upos == Upos::Verb || upos == Upos::Aux;
    if (tag == "VERB" && !verb) continue;
    const auto found = irregular.find(lower + " " + std::string(tag));
    if (found != irregular.end()) return found->second;
  }
  switch (upos) {
    case Upos::Noun:
      return plural_stem(lower);
    case Upos::Verb:
      return verb_lemma(lower);
    default:
      return lower;
  }
}

}  // namespace synoptic
