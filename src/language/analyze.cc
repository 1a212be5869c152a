// SPDX-License-Identifier: Apache-2.0
#include "language/analyze.h"

#include <optional>
#include <string>

namespace synoptic {
namespace {

std::vector<ListEntry> entries(const OpenList& open, std::string_view name) {
  const Result<std::string> text = open(name);
  return text ? parse_list(*text) : std::vector<ListEntry>();
}

WordSet words(const OpenList& open, std::string_view name) {
  WordSet set;
  for (ListEntry& entry : entries(open, name)) set.insert(entry[0]);
  return set;
}

WordMap<std::string> pairs(const OpenList& open, std::string_view name) {
  WordMap<std::string> map;
  for (ListEntry& entry : entries(open, name)) {
    if (entry.size() > 1) map.emplace(entry[0], entry[1]);
  }
  return map;
}

std::optional<Upos> upos_of(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Upos::X); ++i) {
    if (to_string(static_cast<Upos>(i)) == name) return static_cast<Upos>(i);
  }
  return std::nullopt;
}

TokenLists load_token_lists(const OpenList& open) {
  return {pairs(open, "abbreviations.txt"), words(open, "hyphen_prefixes.txt"),
          words(open, "joined_units.txt"), words(open, "clitics.txt"),
          pairs(open, "contractions.txt")};
}

TagLists load_tag_lists(const OpenList& open) {
  TagLists lists;
  for (const ListEntry& entry : entries(open, "closed_words.txt")) {
    if (entry.size() < 2) continue;
    if (const auto upos = upos_of(entry[1])) {
      lists.closed_words.emplace(entry[0], *upos);
    }
  }
  lists.common_verbs = words(open, "common_verbs.txt");
  for (const ListEntry& entry : entries(open, "irregular_lemmas.txt")) {
    if (entry.size() < 3) continue;
    lists.irregular_lemmas.emplace(entry[0] + " " + entry[1], entry[2]);
  }
  return lists;
}

// Commas part several values of one field.
void add_all(std::string_view field, NameType type, WordMap<NameType>& known) {
  while (!field.empty()) {
    const std::size_t comma = std::min(field.find(','), field.size());
    known.emplace(std::string(field.substr(0, comma)), type);
    field.remove_prefix(std::min(comma + 1, field.size()));
  }
}

NameLists load_name_lists(const OpenList& open) {
  NameLists lists;
  lists.first_names = words(open, "first_names.txt");
  lists.person_titles = words(open, "person_titles.txt");
  lists.particles = words(open, "name_particles.txt");
  lists.plain_capitals = words(open, "plain_capitals.txt");
  lists.place_words = words(open, "place_words.txt");
  lists.organization_words = words(open, "organization_words.txt");
  lists.event_words = words(open, "event_words.txt");
  lists.stop_words = words(open, "stop_words.txt");
  for (const ListEntry& entry : entries(open, "countries.txt")) {
    lists.known.emplace(entry[0], NameType::Place);
    if (entry.size() > 1) add_all(entry[1], NameType::Other, lists.known);
    if (entry.size() > 2) add_all(entry[2], NameType::Place, lists.known);
  }
  // The people of a country: "Russians".
  for (const ListEntry& entry : entries(open, "countries.txt")) {
    if (entry.size() < 2 || entry[1].ends_with("sh")) continue;
    lists.known.emplace(entry[1].substr(0, entry[1].find(',')) + "s",
                        NameType::Other);
  }
  for (const std::string& place : words(open, "places.txt")) {
    lists.known.emplace(place, NameType::Place);
  }
  for (const std::string& name : words(open, "organizations.txt")) {
    lists.known.emplace(name, NameType::Organization);
  }
  return lists;
}

/// The blocks of a document, or all of its text as one.
std::vector<Span> blocks_of(const Document& document) {
  std::vector<Span> spans;
  for (const Block& block : document.blocks) spans.push_back(block.span);
  if (spans.empty() && !document.text.empty()) {
    spans.push_back({0, static_cast<std::uint32_t>(document.text.size())});
  }
  return spans;
}

/// The models of one language: "syntax-en.model", and so on.
struct ModelFolder {
  const OpenList& open;
  std::string_view language;

  /// Fills `model` by `read`, or leaves it empty where there is no such file;
  /// gives what is wrong with a file that is there.
  template <typename Model, typename Read>
  std::optional<Error> read(std::string_view kind, const Read& read,
                            std::optional<Model>& model) const {
    const std::string name =
        std::string(kind) + "-" + std::string(language) + ".model";
    const Result<std::string> bytes = open(name);
    if (!bytes && bytes.error().code == ErrorCode::NotFound) {
      return std::nullopt;
    }
    if (!bytes) return bytes.error();
    auto found = read(*bytes, name);
    if (!found) return std::move(found).error();
    model = *std::move(found);
    return std::nullopt;
  }
};

}  // namespace

Result<LanguageResources> load_language_resources(const OpenList& open) {
  LanguageResources resources;
  resources.tokens = load_token_lists(open);
  resources.stop_words = words(open, "stop_words.txt");
  resources.sentences = {resources.stop_words, words(open, "speech_words.txt")};
  resources.tags = load_tag_lists(open);
  resources.names = load_name_lists(open);
  return resources;
}

Analysis segment(const Document& document, const LanguageResources& resources) {
  Analysis analysis;
  const std::vector<Span> blocks = blocks_of(document);
  for (std::uint32_t block = 0; block < blocks.size(); ++block) {
    const std::vector<Span> spans =
        split_tokens(document.text, blocks[block], resources.tokens);
    if (spans.empty()) continue;
    const auto base = static_cast<std::uint32_t>(analysis.tokens.size());
    for (const Span span : spans) {
      Token token;
      token.span = span;
      analysis.tokens.push_back(std::move(token));
    }
    const LanguageModels& models = resources.models;
    std::vector<float> scores;
    if (models.sentences) {
      scores = sentence_scores(document.text, spans, *models.sentences,
                               models.vectors, resources.tokens,
                               models.instructions);
    }
    std::uint32_t first = 0;
    for (const std::uint32_t end :
         split_sentences(document.text, spans, scores, resources.tokens,
                         resources.sentences)) {
      analysis.sentences.push_back({cover(spans[first], spans[end - 1]),
                                    base + first, base + end, block});
      first = end;
    }
  }
  return analysis;
}

Result<LanguageResources> load_language_resources(const OpenList& open,
                                                  const OpenList& open_model,
                                                  std::string_view language) {
  Result<LanguageResources> resources = load_language_resources(open);
  if (!resources) return resources;
  LanguageModels& models = resources->models;
  const ModelFolder folder{open_model, language};
  std::optional<WordVectors> vectors;
  if (auto error = folder.read("vectors", WordVectors::parse, vectors)) {
    return *std::move(error);
  }
  // All others read the vectors.
  if (!vectors) return resources;
  models.vectors = *std::move(vectors);
  models.instructions = best_instructions();
  auto error = folder.read("sentences", read_sentence_model, models.sentences);
  if (!error) error = folder.read("syntax", read_syntax_model, models.syntax);
  if (!error) error = folder.read("names", read_name_model, models.names);
  if (error) return *std::move(error);
  if (models.names) models.name_groups = name_groups(resources->names);
  return resources;
}

void annotate(std::string_view text, const LanguageResources& resources,
              Analysis& analysis) {
  const LanguageModels& models = resources.models;
  if (models.syntax) {
    annotate_syntax(text, *models.syntax, models.vectors, models.instructions,
                    analysis);
  } else {
    tag_by_rules(text, resources.tags, analysis);
  }
  if (models.names) {
    find_names(text, *models.names, models.vectors, resources.names,
               models.name_groups, models.instructions, analysis);
  } else {
    find_names_by_rules(text, resources.names, analysis);
  }
}

Analysis analyze(const Document& document, const LanguageResources& resources) {
  Analysis analysis = segment(document, resources);
  annotate(document.text, resources, analysis);
  return analysis;
}

}  // namespace synoptic
