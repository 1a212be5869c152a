// SPDX-License-Identifier: Apache-2.0
//
// Trains the pair score of the reconciliation: the weights of a logistic model
// that says whether two statements of different reports say the same.
//
//   train_alignment --root DIR [--ecb ECB.jsonl] [--leave-out NAME]
//                   [--dump DIR] STORIES_DIR > models/alignment-en.txt
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
#include "reconciliation/pair_context.h"
#include "reconciliation/pair_score.h"

namespace synoptic {
namespace {

namespace fs = std::filesystem;

struct Example {
  PairFeatures features{};
  ContextFeatures context{};
  bool same = false;
  double weight = 1;
};

/// One story (or topic of ECB+) with its pairs; `examples` are those of `pairs`
/// at `kept`.
struct Source {
  std::string name;
  std::vector<StatementTerms> statements;
  std::vector<CandidatePair> pairs;
  std::vector<std::size_t> kept;
  std::vector<Example> examples;
  std::vector<std::pair<std::string, Span>> places;  // of the statements
};

/// A penalty on the squares of the weights, so that rare features stay small.
constexpr double kPenalty = 1.0;

/// A pair of which one side bears no mark may be the same all the same: the
/// gold tells what matters, not everything. Chosen by leave-one-story-out.
constexpr double kUnjudgedWeight = 0.3;

/// The thresholds that go with the model, chosen likewise.
constexpr double kGroupThreshold = 0.25;
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

/// The pairs of statements of different reports, with the marks (points, event
/// clusters) that each statement bears.
Source pairs_of(StoryTerms story, const std::vector<std::set<int>>& marks,
                double weight, bool only_marked) {
  Source source;
  source.pairs = find_candidates(story);
  source.statements = std::move(story.statements);
  for (std::size_t i = 0; i < source.pairs.size(); ++i) {
    const CandidatePair& pair = source.pairs[i];
    if (only_marked && (marks[pair.a].empty() || marks[pair.b].empty())) {
      continue;
    }
    const bool judged = !marks[pair.a].empty() && !marks[pair.b].empty();
    Example example{
        pair.features, {}, false, judged ? weight : weight * kUnjudgedWeight};
    for (const int mark : marks[pair.a]) {
      if (marks[pair.b].contains(mark)) example.same = true;
    }
    source.kept.push_back(i);
    source.examples.push_back(example);
  }
  return source;
}

/// The scorer's rule: half of the gold span and a quarter of our own.
bool meets(Span own, Span gold) {
  if (!overlap(own, gold)) return false;
  const std::uint32_t shared =
      std::min(own.end, gold.end) - std::max(own.begin, gold.begin);
  return 2 * shared >= gold.size() && 4 * shared >= own.size();
}

Source read_story(const fs::path& folder, const IngestResources& lists,
                  const Resources& resources) {
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
  StoryTerms story_terms = terms_of(reports, resources);
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
  Source source = pairs_of(std::move(story_terms), marks, 1.0, false);
  source.name = folder.filename().string();
  for (const StatementTerms& terms_of_one : source.statements) {
    const Report& report = reports[terms_of_one.ref.member];
    const Span span =
        report.reading.statements[terms_of_one.ref.statement].span;
    const CodePointIndex index_of(report.document.text);
    source.places.emplace_back(report.document.id,
                               Span{index_of.code_point_of(span.begin),
                                    index_of.code_point_of(span.end)});
  }
  return source;
}

struct EcbText {
  Report report;
  std::vector<std::pair<Span, std::string>> mentions;
};

Source read_ecb_topic(const std::vector<EcbText>& texts,
                      const Resources& resources) {
  std::vector<Report> reports;
  for (const EcbText& text : texts) reports.push_back(text.report);
  StoryTerms story_terms = terms_of(reports, resources);
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
  return pairs_of(std::move(story_terms), marks, kEcbWeight, true);
}

void read_ecb(const fs::path& path, const IngestResources& lists,
              const Resources& resources, std::vector<Source>& sources) {
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
    sources.push_back(read_ecb_topic(texts, resources));
    sources.back().name = "ecb " + topic;
  }
}

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

/// Solves `a x = b` by elimination with pivoting.
Vector solve(Matrix a, Vector b) {
  const std::size_t size = b.size();
  for (std::size_t i = 0; i < size; ++i) {
    std::size_t pivot = i;
    for (std::size_t r = i + 1; r < size; ++r) {
      if (std::fabs(a[r][i]) > std::fabs(a[pivot][i])) pivot = r;
    }
    std::swap(a[i], a[pivot]);
    std::swap(b[i], b[pivot]);
    for (std::size_t r = i + 1; r < size; ++r) {
      const double factor = a[r][i] / a[i][i];
      for (std::size_t c = i; c < size; ++c) a[r][c] -= factor * a[i][c];
      b[r] -= factor * b[i];
    }
  }
  Vector x(size);
  for (std::size_t i = size; i-- > 0;) {
    double sum = b[i];
    for (std::size_t c = i + 1; c < size; ++c) sum -= a[i][c] * x[c];
    x[i] = sum / a[i][i];
  }
  return x;
}

/// Which of a model's two looks is fitted.
enum class Look { First, Second };

Vector inputs_of(const Example& example, Look look) {
  Vector x = {1};
  x.insert(x.end(), example.features.begin(), example.features.end());
  if (look == Look::Second) {
    x.insert(x.end(), example.context.begin(), example.context.end());
  }
  return x;
}

/// The bias and weights of one look.
Vector fit(const std::vector<Example>& examples, Look look) {
  const std::size_t size =
      1 + kPairFeatures + (look == Look::Second ? kContextFeatures : 0);
  Vector w(size);
  for (int round = 0; round < 25; ++round) {
    Matrix hessian(size, Vector(size));
    Vector gradient(size);
    for (std::size_t i = 0; i < size; ++i) {
      hessian[i][i] = kPenalty;
      gradient[i] = -kPenalty * w[i];
    }
    for (const Example& example : examples) {
      const Vector x = inputs_of(example, look);
      double sum = 0;
      for (std::size_t i = 0; i < size; ++i) sum += w[i] * x[i];
      const double p = 1 / (1 + std::exp(-sum));
      const double miss = (example.same ? 1.0 : 0.0) - p;
      for (std::size_t i = 0; i < size; ++i) {
        gradient[i] += example.weight * miss * x[i];
        const double share = example.weight * p * (1 - p) * x[i];
        for (std::size_t j = 0; j < size; ++j) hessian[i][j] += share * x[j];
      }
    }
    const Vector step = solve(hessian, gradient);
    double length = 0;
    for (std::size_t i = 0; i < size; ++i) {
      w[i] += step[i];
      length += std::fabs(step[i]);
    }
    if (length < 1e-9) break;
  }
  return w;
}

std::vector<Example> all_but(const std::vector<Source>& sources,
                             std::string_view left_out,
                             std::string_view left_out_too) {
  std::vector<Example> examples;
  for (const Source& source : sources) {
    if (source.name == left_out || source.name == left_out_too) continue;
    examples.insert(examples.end(), source.examples.begin(),
                    source.examples.end());
  }
  return examples;
}

void put_first(const Vector& fitted, PairModel& model) {
  model.first_bias = fitted[0];
  std::copy(fitted.begin() + 1, fitted.end(), model.first.begin());
}

/// Fills in what the first look says around each pair.
void look_around_pairs(const PairModel& model, Source& source) {
  std::vector<double> likely;
  for (const CandidatePair& pair : source.pairs) {
    likely.push_back(first_probability(model, pair.features));
  }
  const std::vector<ContextFeatures> around =
      look_around(source.statements, source.pairs, likely);
  for (std::size_t i = 0; i < source.kept.size(); ++i) {
    source.examples[i].context = around[source.kept[i]];
  }
}

/// Fits both looks without the source `left_out`. The second one learns from a
/// first look that had not seen the story it looks at, as it will be in use.
PairModel train(std::vector<Source>& sources, std::string_view left_out) {
  PairModel model;
  model.group_threshold = kGroupThreshold;
  model.join_threshold = kJoinThreshold;
  for (Source& source : sources) {
    if (source.name == left_out) continue;
    put_first(fit(all_but(sources, left_out, source.name), Look::First), model);
    look_around_pairs(model, source);
  }
  const std::vector<Example> examples = all_but(sources, left_out, "");
  put_first(fit(examples, Look::First), model);
  for (Source& source : sources) {
    if (source.name == left_out) look_around_pairs(model, source);
  }
  const Vector second = fit(examples, Look::Second);
  model.second_bias = second[0];
  const auto middle = second.begin() + 1 + kPairFeatures;
  std::copy(second.begin() + 1, middle, model.second.begin());
  std::copy(middle, second.end(), model.context.begin());
  return model;
}

/// The best F1 over all thresholds, with its threshold.
void tell(const Source& source, const PairModel& model) {
  std::vector<std::pair<double, bool>> scored;
  double positives = 0;
  for (const Example& example : source.examples) {
    scored.emplace_back(
        second_probability(model, example.features, example.context),
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
               source.name.c_str(), source.examples.size(), positives, best,
               threshold, average / std::max(1.0, positives));
}

/// Writes a story's statements and pairs with their probabilities, for
/// experiments with the grouping: lines `S number report begin end sentence`
/// (code points) and `P a b first second` with the features of the first look.
void dump_pairs(const fs::path& folder, const Source& source,
                const PairModel& model) {
  std::ofstream out(folder / (source.name + ".txt"));
  for (std::size_t i = 0; i < source.places.size(); ++i) {
    const auto& [id, span] = source.places[i];
    out << "S " << i << ' ' << id << ' ' << span.begin << ' ' << span.end << ' '
        << source.statements[i].sentence_number << '\n';
  }
  for (std::size_t i = 0; i < source.kept.size(); ++i) {
    const CandidatePair& pair = source.pairs[source.kept[i]];
    out << "P " << pair.a << ' ' << pair.b << ' '
        << first_probability(model, pair.features) << ' '
        << second_probability(model, pair.features, source.examples[i].context);
    for (const float feature : pair.features) out << ' ' << feature;
    out << '\n';
  }
}

struct TrainingOptions {
  std::string root;
  std::string ecb;
  std::string leave_out;
  std::string dump;
  std::string stories;
};

TrainingOptions parse_options(int argc, char** argv) {
  TrainingOptions options;
  const std::map<std::string, std::string*> values = {
      {"--root", &options.root},
      {"--ecb", &options.ecb},
      {"--leave-out", &options.leave_out},
      {"--dump", &options.dump}};
  for (int i = 1; i < argc; ++i) {
    const auto value = values.find(argv[i]);
    if (value != values.end() && i + 1 < argc) {
      *value->second = argv[++i];
    } else {
      options.stories = argv[i];
    }
  }
  return options;
}

std::vector<Source> read_sources(const TrainingOptions& options,
                                 const IngestResources& lists,
                                 const Resources& resources) {
  std::vector<Source> sources;
  std::set<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(options.stories)) {
    if (fs::exists(entry.path() / "gold.json")) folders.insert(entry.path());
  }
  for (const fs::path& folder : folders) {
    sources.push_back(read_story(folder, lists, resources));
  }
  if (!options.ecb.empty()) read_ecb(options.ecb, lists, resources, sources);
  return sources;
}

int run(int argc, char** argv) {
  const TrainingOptions options = parse_options(argc, argv);
  const DiskFiles files;
  const auto resources = load_resources(files, options.root);
  const auto lists = load_ingest_lists(files, options.root);
  if (!resources || !lists || options.stories.empty()) {
    std::fprintf(
        stderr, "train_alignment: %s\n",
        resources ? "no folder of stories" : resources.error().message.c_str());
    return 2;
  }
  std::vector<Source> sources = read_sources(options, *lists, *resources);
  if (!options.dump.empty()) {
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (sources[i].places.empty()) continue;
      const PairModel model = train(sources, sources[i].name);
      tell(sources[i], model);
      dump_pairs(options.dump, sources[i], model);
    }
    return 0;
  }
  PairModel model = train(sources, options.leave_out);
  for (const Source& source : sources) tell(source, model);
  std::printf("# The pair score of the reconciliation: a logistic model.\n");
  std::printf("version\t2\n");
  for (const NamedNumber& named : numbers_of(model)) {
    std::printf("%s\t%.6f\n", named.name.c_str(), *named.number);
  }
  return 0;
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) { return synoptic::run(argc, argv); }
