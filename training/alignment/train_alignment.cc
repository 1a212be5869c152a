// SPDX-License-Identifier: Apache-2.0
//
// Trains the pair score of the reconciliation: the weights of a logistic model
// that says whether two statements of different reports say the same.
//
//   train_alignment --root DIR [--ecb ECB.jsonl] [--leave-out NAME]
//                   STORIES_DIR > models/alignment-en.txt
//
// STORIES_DIR holds a folder a story, with `reports/` and `gold.json`. A pair
// of statements is right when both meet evidence of one gold point, as the
// scorer has it; every other pair is wrong. ECB.jsonl (unpacked) adds pairs
// from the reports of one subtopic: right when they hold mentions of one
// event, wrong when each holds a mention and they share none.
//
// The fit is Newton's method on the penalised likelihood (iteratively
// reweighted least squares), so that it has one answer, whatever the machine.
#include <simdjson.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "base/utf8.h"
#include "engine/disk_files.h"
#include "engine/resources.h"
#include "ingest/ingest.h"
#include "language/analyze.h"
#include "reading/read.h"
#include "reconciliation/pair_score.h"

namespace synoptic {
namespace {

namespace fs = std::filesystem;

struct Example {
  PairFeatures features{};
  bool same = false;
  double weight = 1;
};

/// A penalty on the squares of the weights, so that rare features stay small.
constexpr double kPenalty = 1.0;

/// A pair of which one side bears no mark may be the same all the same: the
/// gold tells what matters, not everything. Chosen by leave-one-story-out.
constexpr double kUnjudgedWeight = 0.3;

/// The thresholds that go with the model, chosen likewise.
constexpr double kGroupThreshold = 0.20;
constexpr double kJoinThreshold = 0.25;

/// Pairs of ECB+ count this much beside those of the stories: their sentences
/// are shorter and their points single events.
constexpr double kEcbWeight = 0.3;

std::string file_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string string_of(simdjson::simdjson_result<simdjson::dom::element> value) {
  return std::string(std::string_view(value));
}

Report understand(Document document, const Resources& resources) {
  Report report;
  report.document = std::move(document);
  report.analysis = analyze(report.document, resources.language);
  report.reading = read(report.document, report.analysis, resources.reading);
  return report;
}

StoryTerms terms_of(const std::vector<Report>& reports,
                    const Resources& resources) {
  Story story;
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    story.members.push_back({.report = {i}, .copy_of = std::nullopt});
  }
  const EntityLinks links = link_entities(story, reports);
  return collect_terms(story, reports, links, resources.language,
                       resources.stories, resources.reconciliation);
}

/// Adds the pairs of statements of different reports, with the marks (points,
/// event clusters) that each statement bears.
void add_pairs(const StoryTerms& story, const std::vector<std::set<int>>& marks,
               double weight, bool only_marked,
               std::vector<Example>& examples) {
  const std::vector<StatementTerms>& terms = story.statements;
  for (const CandidatePair& pair : find_candidates(story)) {
    if (terms[pair.a].ref.member == terms[pair.b].ref.member) continue;
    if (only_marked && (marks[pair.a].empty() || marks[pair.b].empty())) {
      continue;
    }
    const bool judged = !marks[pair.a].empty() && !marks[pair.b].empty();
    Example example{pair.features, false,
                    judged ? weight : weight * kUnjudgedWeight};
    for (const int mark : marks[pair.a]) {
      if (marks[pair.b].contains(mark)) example.same = true;
    }
    examples.push_back(example);
  }
}

/// The scorer's rule: half of the gold span and a quarter of our own.
bool meets(Span own, Span gold) {
  if (!overlap(own, gold)) return false;
  const std::uint32_t shared =
      std::min(own.end, gold.end) - std::max(own.begin, gold.begin);
  return 2 * shared >= gold.size() && 4 * shared >= own.size();
}

void add_story(const fs::path& folder, const IngestResources& lists,
               const Resources& resources, std::vector<Example>& examples) {
  std::vector<Report> reports;
  std::map<std::string, std::uint32_t> index;
  std::set<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder / "reports")) {
    paths.insert(entry.path());
  }
  for (const fs::path& path : paths) {
    ingest(file_text(path), path.string(),
           {InputFormat::Text, Cleaning::RemoveFurniture, &lists},
           [&](Ingested ingested) {
             if (!ingested.document) return true;
             index[path.stem().string()] =
                 static_cast<std::uint32_t>(reports.size());
             reports.push_back(
                 understand(*std::move(ingested.document), resources));
             return true;
           });
  }
  const StoryTerms story_terms = terms_of(reports, resources);
  const std::vector<StatementTerms>& terms = story_terms.statements;
  std::vector<std::set<int>> marks(terms.size());
  simdjson::dom::parser parser;
  const simdjson::dom::element gold =
      parser.load((folder / "gold.json").string());
  int number = 0;
  for (const simdjson::dom::element point : gold["points"]) {
    for (const simdjson::dom::element evidence : point["evidence"]) {
      const std::string key = string_of(evidence["report"]);
      const std::string words = string_of(evidence["text"]);
      const std::uint32_t member = index.at(key);
      const std::string& text = reports[member].document.text;
      for (auto at = text.find(words); at != std::string::npos;
           at = text.find(words, at + 1)) {
        const Span span{static_cast<std::uint32_t>(at),
                        static_cast<std::uint32_t>(at + words.size())};
        for (std::size_t i = 0; i < terms.size(); ++i) {
          if (terms[i].ref.member != member) continue;
          const Span own =
              reports[member].reading.statements[terms[i].ref.statement].span;
          if (meets(own, span)) marks[i].insert(number);
        }
      }
    }
    ++number;
  }
  add_pairs(story_terms, marks, 1.0, false, examples);
}

struct EcbText {
  Report report;
  std::vector<std::pair<Span, std::string>> mentions;
};

void add_ecb_topic(const std::vector<EcbText>& texts,
                   const Resources& resources, std::vector<Example>& examples) {
  std::vector<Report> reports;
  for (const EcbText& text : texts) reports.push_back(text.report);
  const StoryTerms story_terms = terms_of(reports, resources);
  const std::vector<StatementTerms>& terms = story_terms.statements;
  std::map<std::string, int> clusters;
  std::vector<std::set<int>> marks(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const EcbText& text = texts[terms[i].ref.member];
    const Span own =
        text.report.reading.statements[terms[i].ref.statement].span;
    for (const auto& [span, cluster] : text.mentions) {
      if (!contains(own, span)) continue;
      marks[i].insert(
          clusters.emplace(cluster, static_cast<int>(clusters.size()))
              .first->second);
    }
  }
  add_pairs(story_terms, marks, kEcbWeight, true, examples);
}

void add_ecb(const fs::path& path, const IngestResources& lists,
             const Resources& resources, std::vector<Example>& examples) {
  std::map<std::string, std::vector<EcbText>> topics;
  std::ifstream in(path);
  std::string line;
  simdjson::dom::parser parser;
  while (std::getline(in, line)) {
    const simdjson::dom::element record = parser.parse(line);
    Document document;
    document.id = string_of(record["id"]);
    const std::string text = string_of(record["text"]);
    EcbText made;
    ingest(text, document.id, {InputFormat::Text, Cleaning::AsIs, &lists},
           [&](Ingested ingested) {
             if (ingested.document) {
               made.report =
                   understand(*std::move(ingested.document), resources);
             }
             return true;
           });
    if (made.report.document.text != text) continue;
    const CodePointIndex offsets(text);
    for (const simdjson::dom::element mention : record["event_mentions"]) {
      if (!bool(mention["validated"])) continue;
      const auto byte = [&](const char* name) {
        return offsets.byte_of(
            static_cast<std::uint32_t>(std::int64_t(mention[name])));
      };
      made.mentions.emplace_back(Span{byte("begin"), byte("end")},
                                 string_of(mention["cluster"]));
    }
    topics[string_of(record["subtopic"])].push_back(std::move(made));
  }
  for (const auto& [topic, texts] : topics) {
    add_ecb_topic(texts, resources, examples);
  }
}

constexpr std::size_t kSize = kPairFeatures + 1;
using Vector = std::array<double, kSize>;
using Matrix = std::array<Vector, kSize>;

/// Solves `a x = b` by elimination with pivoting.
Vector solve(Matrix a, Vector b) {
  for (std::size_t i = 0; i < kSize; ++i) {
    std::size_t pivot = i;
    for (std::size_t r = i + 1; r < kSize; ++r) {
      if (std::fabs(a[r][i]) > std::fabs(a[pivot][i])) pivot = r;
    }
    std::swap(a[i], a[pivot]);
    std::swap(b[i], b[pivot]);
    for (std::size_t r = i + 1; r < kSize; ++r) {
      const double factor = a[r][i] / a[i][i];
      for (std::size_t c = i; c < kSize; ++c) a[r][c] -= factor * a[i][c];
      b[r] -= factor * b[i];
    }
  }
  Vector x{};
  for (std::size_t i = kSize; i-- > 0;) {
    double sum = b[i];
    for (std::size_t c = i + 1; c < kSize; ++c) sum -= a[i][c] * x[c];
    x[i] = sum / a[i][i];
  }
  return x;
}

PairModel fit(const std::vector<Example>& examples) {
  Vector w{};
  for (int round = 0; round < 25; ++round) {
    Matrix hessian{};
    Vector gradient{};
    for (std::size_t i = 0; i < kSize; ++i) {
      hessian[i][i] = kPenalty;
      gradient[i] = -kPenalty * w[i];
    }
    for (const Example& example : examples) {
      Vector x{};
      x[0] = 1;
      std::copy(example.features.begin(), example.features.end(),
                x.begin() + 1);
      double sum = 0;
      for (std::size_t i = 0; i < kSize; ++i) sum += w[i] * x[i];
      const double p = 1 / (1 + std::exp(-sum));
      const double miss = (example.same ? 1.0 : 0.0) - p;
      for (std::size_t i = 0; i < kSize; ++i) {
        gradient[i] += example.weight * miss * x[i];
        for (std::size_t j = 0; j < kSize; ++j) {
          hessian[i][j] += example.weight * p * (1 - p) * x[i] * x[j];
        }
      }
    }
    const Vector step = solve(hessian, gradient);
    double size = 0;
    for (std::size_t i = 0; i < kSize; ++i) {
      w[i] += step[i];
      size += std::fabs(step[i]);
    }
    if (size < 1e-9) break;
  }
  PairModel model;
  model.bias = w[0];
  std::copy(w.begin() + 1, w.end(), model.weights.begin());
  return model;
}

/// The best F1 over all thresholds, with its threshold.
void tell(const char* name, const PairModel& model,
          const std::vector<Example>& examples) {
  std::vector<std::pair<double, bool>> scored;
  double positives = 0;
  for (const Example& example : examples) {
    scored.emplace_back(pair_probability(model, example.features),
                        example.same);
    positives += example.same ? 1 : 0;
  }
  std::sort(scored.rbegin(), scored.rend());
  double right = 0;
  double best = 0;
  double threshold = 0;
  double average = 0;
  for (std::size_t i = 0; i < scored.size(); ++i) {
    if (scored[i].second) {
      right += 1;
      average += right / static_cast<double>(i + 1);
    }
    const double f1 = 2 * right / (positives + static_cast<double>(i + 1));
    if (f1 > best) {
      best = f1;
      threshold = scored[i].first;
    }
  }
  std::fprintf(stderr,
               "%-24s %7zu pairs %6.0f same  best F1 %.3f at %.3f  "
               "average precision %.3f\n",
               name, examples.size(), positives, best, threshold,
               average / std::max(1.0, positives));
}

int run(int argc, char** argv) {
  std::string root;
  std::string ecb;
  std::string leave_out;
  std::string stories;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--root" && i + 1 < argc) {
      root = argv[++i];
    } else if (word == "--ecb" && i + 1 < argc) {
      ecb = argv[++i];
    } else if (word == "--leave-out" && i + 1 < argc) {
      leave_out = argv[++i];
    } else {
      stories = word;
    }
  }
  const DiskFiles files;
  const auto resources = load_resources(files, root);
  const auto lists = load_ingest_lists(files, root);
  if (!resources || !lists || stories.empty()) {
    std::fprintf(
        stderr, "train_alignment: %s\n",
        resources ? "no folder of stories" : resources.error().message.c_str());
    return 2;
  }
  std::vector<Example> examples;
  std::map<std::string, std::vector<Example>> of_story;
  std::set<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(stories)) {
    if (fs::exists(entry.path() / "gold.json")) folders.insert(entry.path());
  }
  for (const fs::path& folder : folders) {
    auto& own = of_story[folder.filename().string()];
    add_story(folder, *lists, *resources, own);
    if (folder.filename() != leave_out) {
      examples.insert(examples.end(), own.begin(), own.end());
    }
  }
  if (!ecb.empty()) {
    auto& own = of_story["(ecb)"];
    add_ecb(ecb, *lists, *resources, own);
    examples.insert(examples.end(), own.begin(), own.end());
  }
  const PairModel model = fit(examples);
  for (const auto& [name, own] : of_story) tell(name.c_str(), model, own);
  std::printf("# The pair score of the reconciliation: a logistic model.\n");
  std::printf("version\t1\ngroup threshold\t%.2f\njoin threshold\t%.2f\n",
              kGroupThreshold, kJoinThreshold);
  std::printf("bias\t%.6f\n", model.bias);
  for (std::size_t i = 0; i < kPairFeatures; ++i) {
    std::printf("%s\t%.6f\n", std::string(kPairFeatureNames[i]).c_str(),
                model.weights[i]);
  }
  return 0;
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) { return synoptic::run(argc, argv); }
