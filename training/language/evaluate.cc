// SPDX-License-Identifier: Apache-2.0
//
//   evaluate ROOT given FILE.conllu    tags, lemmas, trees for given words
//   evaluate ROOT raw FILE.conllu      the same from the bare text
//   evaluate ROOT baseline FILE.conllu like `given`, without AVX2
//   ... FILE.conllu LANGUAGE           another language than "en"
//   evaluate ROOT load                 how long each model takes to load
//
// ROOT is the folder that holds data/ and models/. Prints CoNLL-U, to be
// scored against FILE, and on standard error tokens per core-second, names and
// all. `given` and `baseline` must print the same bytes.
#include <algorithm>
#include <ctime>
#include <iostream>

#include "language/conllu.h"
#include "lists.h"

namespace synoptic {
namespace {

OpenList models_in(std::string folder) {
  return [folder](std::string_view name) -> Result<std::string> {
    std::string bytes = read_file(folder + "/" + std::string(name));
    if (bytes.empty()) return Error{ErrorCode::NotFound, std::string(name)};
    return bytes;
  };
}

/// Milliseconds of the processor that reading a model file takes, the best of a
/// few times; the file's bytes are in memory before.
template <typename Read>
void print_load_time(const std::string& root, const std::string& name,
                     const Read& read) {
  constexpr int kTimes = 7;
  const std::string bytes = read_file(root + "/models/" + name);
  double best = 1e9;
  for (int i = 0; i < kTimes; ++i) {
    const std::clock_t begin = std::clock();
    const bool sound = static_cast<bool>(read(bytes, name));
    const std::clock_t end = std::clock();
    if (!sound) {
      std::cout << name << " is not to be read\n";
      return;
    }
    best = std::min(best,
                    static_cast<double>(end - begin) * 1000 / CLOCKS_PER_SEC);
  }
  std::cout << "| " << name << " | " << bytes.size() << " | " << best << " |\n";
}

int print_load_times(const std::string& root) {
  std::cout << "| model | bytes | ms |\n|---|---|---|\n";
  print_load_time(root, "vectors-en.model", WordVectors::parse);
  print_load_time(root, "paraphrase-en.model", WordVectors::parse);
  print_load_time(root, "sentences-en.model", read_sentence_model);
  print_load_time(root, "syntax-en.model", read_syntax_model);
  print_load_time(root, "names-en.model", read_name_model);
  return 0;
}

int run(int argc, char** argv) {
  if (argc == 3 && argv[2] == std::string_view("load")) {
    return print_load_times(argv[1]);
  }
  if (argc != 4 && argc != 5) {
    std::cerr << "usage: evaluate ROOT given|raw|baseline FILE.conllu "
                 "[LANGUAGE]\n";
    return 2;
  }
  const std::string root = argv[1];
  const std::string_view mode = argv[2];
  const std::string language = argc == 5 ? argv[4] : "en";
  const std::clock_t begin = std::clock();
  auto resources =
      load_language_resources(lists_in(root + "/data/languages/" + language),
                              models_in(root + "/models"), language);
  const std::clock_t loaded = std::clock();
  auto words = read_conllu(read_file(argv[3]), argv[3]);
  if (!resources || !words) {
    std::cerr << (resources ? words.error() : resources.error()).message
              << '\n';
    return 1;
  }
  if (mode == "baseline") {
    resources->models.instructions = Instructions::Baseline;
  }
  const std::clock_t start = std::clock();
  Analysis analysis;
  if (mode == "raw") {
    Document document;
    document.text = words->text;
    analysis = analyze(document, *resources);
  } else {
    analysis.tokens = words->analysis.tokens;
    analysis.sentences = words->analysis.sentences;
    annotate(words->text, *resources, analysis);
  }
  const std::clock_t end = std::clock();
  std::cout << to_conllu(words->text, analysis, "given");
  const double seconds = static_cast<double>(end - start) / CLOCKS_PER_SEC;
  std::cerr << analysis.tokens.size() << " tokens, "
            << static_cast<double>(analysis.tokens.size()) / seconds
            << " per core-second; loading took "
            << static_cast<double>(loaded - begin) * 1000 / CLOCKS_PER_SEC
            << " ms\n";
  return 0;
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) { return synoptic::run(argc, argv); }
