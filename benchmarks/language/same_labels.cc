// SPDX-License-Identifier: Apache-2.0
//
//   same_labels ROOT FILE...
//
// Analyzes texts by both code paths, that for processors with AVX2 and that
// for all others, and tells where the analyses differ: sentences, tokens, tags,
// lemmas, trees, names. ROOT holds data/ and models/. A FILE is CoNLL-U (its
// words as one text), records {"text": ...} a line, or plain text. The status
// is 0 if nothing differs.
#include <simdjson.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "language/analyze.h"
#include "language/conllu.h"

namespace synoptic {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

OpenList files_in(std::string folder) {
  return [folder](std::string_view name) -> Result<std::string> {
    std::string bytes = read_file(folder + std::string(name));
    if (bytes.empty()) return Error{ErrorCode::NotFound, std::string(name)};
    return bytes;
  };
}

std::vector<std::string> texts_of(const std::string& path) {
  const std::string bytes = read_file(path);
  if (path.ends_with(".conllu")) {
    auto words = read_conllu(bytes, path);
    if (!words) return {};
    return {std::move(words->text)};
  }
  if (!path.ends_with(".jsonl")) return {bytes};
  std::vector<std::string> texts;
  std::istringstream lines(bytes);
  simdjson::dom::parser parser;
  std::string line;
  while (std::getline(lines, line)) {
    std::string_view text;
    if (parser.parse(line)["text"].get(text) == simdjson::SUCCESS) {
      texts.emplace_back(text);
    }
  }
  return texts;
}

struct Counts {
  std::size_t tokens = 0, names = 0, differing = 0;
};

/// All that `annotate` and the layers above see of a text.
std::string labels_of(const std::string& text, const Analysis& analysis) {
  std::string labels = to_conllu(text, analysis, "");
  for (const Name& name : analysis.names) {
    labels += std::to_string(name.span.begin) + ' ' +
              std::to_string(name.span.end) + ' ';
    labels += to_string(name.type);
    labels += '\n';
  }
  return labels;
}

void compare(const std::string& text, LanguageResources& resources,
             Counts& counts) {
  Document document;
  document.text = text;
  resources.models.instructions = Instructions::Avx2;
  const Analysis fast = analyze(document, resources);
  resources.models.instructions = Instructions::Baseline;
  const Analysis plain = analyze(document, resources);
  counts.tokens += fast.tokens.size();
  counts.names += fast.names.size();
  counts.differing += labels_of(text, fast) != labels_of(text, plain);
}

int run(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: same_labels ROOT FILE...\n";
    return 2;
  }
  const std::string root = argv[1];
  auto resources = load_language_resources(
      files_in(root + "/data/languages/en/"), files_in(root + "/models/"));
  if (!resources || !resources->models.syntax || !resources->models.names) {
    std::cerr << "same_labels: no models in " << root << "/models\n";
    return 2;
  }
  if (best_instructions() != Instructions::Avx2) {
    std::cerr << "same_labels: this processor has no AVX2\n";
    return 2;
  }
  std::size_t differing = 0;
  std::cout << "| texts of | texts | tokens | names | texts that differ |\n"
               "|---|---|---|---|---|\n";
  for (int i = 2; i < argc; ++i) {
    const std::string path = argv[i];
    Counts counts;
    const std::vector<std::string> texts = texts_of(path);
    for (const std::string& text : texts) compare(text, *resources, counts);
    std::cout << "| " << path.substr(path.rfind('/') + 1) << " | "
              << texts.size() << " | " << counts.tokens << " | " << counts.names
              << " | " << counts.differing << " |\n";
    differing += counts.differing;
  }
  return differing == 0 ? 0 : 1;
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) { return synoptic::run(argc, argv); }
