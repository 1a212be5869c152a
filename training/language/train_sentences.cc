// SPDX-License-Identifier: Apache-2.0
//
//   train_sentences LISTS VECTORS OUT EPOCHS SEED DEV TRAIN...
//
// Trains the model of where sentences end, from CoNLL-U files (`# text`,
// `# newpar`, `# newdoc`) and from records {"text", "sentences"} whose text
// has a sentence a line. After each epoch the model is written as it will ship
// and measured on DEV (CoNLL-U); the best by the mean F1 with and without
// paragraphs is what OUT holds at the end. One thread.
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <set>

#include "language/sentence_model.h"
#include "lists.h"
#include "network.h"
#include "training_loop.h"

namespace synoptic {
namespace {

constexpr float kHeadDropout = 0.2F;
constexpr std::size_t kBatchTokens = 1200;
// Of so many joints between sentences one has no space, as bad cleaning
// leaves them.
constexpr std::uint32_t kGlueOneOf = 25;
// Texts are set side by side up to about so many bytes.
constexpr std::size_t kLongestRunning = 4000;

struct GoldSentence {
  std::string text;
  bool begins_paragraph = false;
  bool glued = false;  // to the sentence before
};
using GoldText = std::vector<GoldSentence>;

std::vector<GoldText> read_treebank(const std::string& path) {
  std::vector<GoldText> texts;
  std::ifstream file(path);
  GoldSentence next;
  bool starts_text = true;
  bool glued = false;
  std::string line;
  while (std::getline(file, line)) {
    if (line.starts_with("# newdoc")) {
      starts_text = true;
    } else if (line.starts_with("# newpar") &&
               !line.starts_with("# newpar_block")) {
      next.begins_paragraph = true;
    } else if (line.starts_with("# text = ")) {
      next.text = line.substr(9);
      next.glued = glued && !starts_text && !next.begins_paragraph;
      if (starts_text) texts.emplace_back();
      starts_text = false;
      texts.back().push_back(std::move(next));
      next = {};
    } else if (!line.empty() && line[0] != '#') {
      glued = line.find("SpaceAfter=No") != std::string::npos;
    }
  }
  return texts;
}

std::vector<GoldText> read_records(const std::string& path) {
  std::vector<GoldText> texts;
  simdjson::dom::parser parser;
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    std::istringstream text(
        std::string(parser.parse(line)["text"].get_string().value()));
    GoldText gold;
    std::string sentence;
    while (std::getline(text, sentence)) {
      if (!sentence.empty()) gold.push_back({sentence});
    }
    if (!gold.empty()) texts.push_back(std::move(gold));
  }
  return texts;
}

std::vector<GoldText> read_texts(const std::string& path) {
  return path.ends_with(".conllu") ? read_treebank(path) : read_records(path);
}

/// Quotation marks and apostrophes as newspapers print them.
std::string curled(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = i == 0 || text[i - 1] == ' ' || text[i - 1] == '(';
    if (text[i] == '"') {
      out += begins ? "\u201C" : "\u201D";
    } else if (text[i] == '\'') {
      out += begins ? "\u2018" : "\u2019";
    } else {
      out += text[i];
    }
  }
  return out;
}

/// A running text and where its sentences end.
struct Joined {
  std::string text;
  std::vector<std::uint32_t> ends;  // bytes
};

bool may_glue(const std::string& before, const std::string& after) {
  constexpr std::string_view kEnds = ".!?\"";
  return kEnds.find(before.back()) != std::string_view::npos &&
         ((after[0] >= 'A' && after[0] <= 'Z') || after[0] == '"');
}

void append(Joined& joined, const std::string& sentence, bool glued) {
  if (!joined.text.empty() && !glued) joined.text += ' ';
  joined.text += sentence;
  joined.ends.push_back(static_cast<std::uint32_t>(joined.text.size()));
}

struct Sample {
  std::vector<TokenInput> tokens;
  std::vector<float> ends;  // 1 or 0; below 0 where it does not count
};

class SentenceTrainer {
 public:
  SentenceTrainer(const WordVectors& vectors, const TokenLists& lists,
                  const std::vector<GoldText>& texts, EncoderSizes sizes,
                  std::uint64_t seed)
      : random_(seed), encoder_(vectors, sizes, random_), lists_(lists) {
    head_.start(1, 2 * static_cast<Eigen::Index>(sizes.units), random_);
    for (const GoldText& text : texts) add_text(text);
    add_joined(running_);
    dense_ = {&head_.weight, &head_.bias};
    for (Weights* weight : encoder_.weights()) dense_.push_back(weight);
    // Milder than the defaults: the task is easier than syntax (a guess).
    dropout_.word = 0.08F;
    dropout_.layer = 0.1F;
  }

  std::size_t size() const { return samples_.size(); }

  double epoch(float progress, float share) {
    return train_epoch(samples_, random_, kBatchTokens, progress, share,
                       [&](const std::vector<const Sample*>& batch,
                           float rate) { return train_batch(batch, rate); });
  }

  SentenceModel exported() const {
    return {encoder_.exported(), head_.exported(), head_.exported_bias()};
  }

 private:
  // Each text is seen as paragraphs and inside a running text of several.
  void add_text(const GoldText& text) {
    const bool marked = std::ranges::any_of(
        text, [](const GoldSentence& s) { return s.begins_paragraph; });
    if (running_.text.size() > kLongestRunning) {
      add_joined(running_);
      running_ = {};
    }
    Joined paragraph;
    std::uint32_t left = 1 + random_.below(6);
    for (std::size_t i = 0; i < text.size(); ++i) {
      const GoldSentence& sentence = text[i];
      const bool begins = marked ? sentence.begins_paragraph : left-- == 0;
      if (begins && !paragraph.text.empty()) {
        add_joined(paragraph);
        paragraph = {};
        left = random_.below(6);
      }
      append(paragraph, sentence.text, sentence.glued);
      const bool glue = sentence.glued ||
                        (i > 0 && may_glue(text[i - 1].text, sentence.text) &&
                         random_.below(kGlueOneOf) == 0);
      append(running_, sentence.text, glue);
    }
    add_joined(paragraph);
  }

  void add_joined(const Joined& joined) {
    add_samples(joined);
    if (joined.text.find('"') == std::string::npos) return;
    Joined curly;
    std::uint32_t begin = 0;
    for (const std::uint32_t end : joined.ends) {
      curly.text += curled(joined.text.substr(begin, end - begin));
      curly.ends.push_back(static_cast<std::uint32_t>(curly.text.size()));
      begin = end;
    }
    add_samples(curly);
  }

  void add_samples(const Joined& joined) {
    const auto size = static_cast<std::uint32_t>(joined.text.size());
    const std::vector<Span> spans =
        split_tokens(joined.text, {0, size}, lists_);
    const auto features = gap_features(joined.text, spans, lists_);
    Sample sample;
    std::size_t next = 0;
    for (std::size_t i = 0; i < spans.size(); ++i) {
      while (next < joined.ends.size() && joined.ends[next] < spans[i].end) {
        ++next;
      }
      const bool ends =
          next < joined.ends.size() && joined.ends[next] == spans[i].end;
      sample.tokens.push_back(encoder_.input_of(features[i]));
      sample.ends.push_back(i + 1 == spans.size() ? -1.0F : ends ? 1.0F : 0.0F);
      if (sample.tokens.size() < kLongestPiece) continue;
      samples_.push_back(std::move(sample));
      sample = {};
    }
    if (sample.tokens.size() > 1) samples_.push_back(std::move(sample));
  }

  double train_batch(std::vector<const Sample*> batch, float rate) {
    std::ranges::stable_sort(batch, [](const Sample* a, const Sample* b) {
      return a->tokens.size() > b->tokens.size();
    });
    std::vector<Eigen::Index> lengths;
    for (const Sample* sample : batch) {
      lengths.push_back(std::ssize(sample->tokens));
    }
    const Packing packing(lengths);
    std::vector<TokenInput> tokens(static_cast<std::size_t>(packing.rows));
    std::vector<float> ends(tokens.size());
    for (std::size_t s = 0; s < batch.size(); ++s) {
      for (std::size_t t = 0; t < batch[s]->tokens.size(); ++t) {
        const auto row = static_cast<std::size_t>(
            packing.row(s, static_cast<Eigen::Index>(t)));
        tokens[row] = batch[s]->tokens[t];
        ends[row] = batch[s]->ends[t];
      }
    }
    std::vector<Values> changes;
    for (const Values& output :
         encoder_.forward(tokens, packing, dropout_, random_)) {
      changes.push_back(Values::Zero(output.rows(), output.cols()));
      last_ = output;
    }
    const Values mask =
        dropout_mask(last_.rows(), last_.cols(), kHeadDropout, random_);
    const Values x = last_.cwiseProduct(mask);
    Values scores = head_.forward(x);
    const double loss = cross(ends, scores);
    changes.back() += head_.backward(x, scores).cwiseProduct(mask);
    encoder_.backward(std::move(changes), packing);
    step_all(dense_, encoder_, rate);
    return loss;
  }

  // Turns scores into the gradient of the mean logistic loss.
  static double cross(const std::vector<float>& ends, Values& scores) {
    double loss = 0;
    const float weight = 4.0F / static_cast<float>(scores.rows());
    for (Eigen::Index i = 0; i < scores.rows(); ++i) {
      const float gold = ends[static_cast<std::size_t>(i)];
      if (gold < 0) {
        scores(i, 0) = 0;
        continue;
      }
      const float chance = 1.0F / (1.0F + std::exp(-scores(i, 0)));
      loss -= std::log(1e-9 +
                       static_cast<double>(gold > 0.5F ? chance : 1 - chance));
      scores(i, 0) = (chance - gold) * weight;
    }
    return loss;
  }

  Random random_;
  TrainedEncoder encoder_;
  Dropout dropout_;
  Linear head_;
  Values last_;
  const TokenLists& lists_;
  std::vector<Weights*> dense_;
  std::vector<Sample> samples_;
  Joined running_;
};

enum class Paragraphs { Kept, Joined };

/// F1 of sentences as the program splits them.
double measure(const LanguageResources& resources,
               const std::vector<GoldText>& texts, Paragraphs paragraphs) {
  double right = 0, found = 0, gold = 0;
  for (const GoldText& text : texts) {
    Document document;
    std::set<std::pair<std::uint32_t, std::uint32_t>> spans;
    for (const GoldSentence& sentence : text) {
      std::string& all = document.text;
      if (!all.empty() && !sentence.glued) {
        const bool ends =
            paragraphs == Paragraphs::Kept && sentence.begins_paragraph;
        all += ends ? "\n\n" : " ";
      }
      const auto begin = static_cast<std::uint32_t>(all.size());
      all += sentence.text;
      spans.insert({begin, static_cast<std::uint32_t>(all.size())});
    }
    const Analysis analysis = segment(document, resources);
    gold += static_cast<double>(spans.size());
    found += static_cast<double>(analysis.sentences.size());
    for (const Sentence& sentence : analysis.sentences) {
      right += static_cast<double>(
          spans.count({sentence.span.begin, sentence.span.end}));
    }
  }
  return 200 * right / (found + gold);
}

int run(int argc, char** argv) {
  if (argc < 8) {
    std::cerr << "usage: train_sentences LISTS VECTORS OUT EPOCHS SEED DEV "
                 "TRAIN...\n";
    return 2;
  }
  auto resources = load_language_resources(lists_in(argv[1]));
  auto vectors = WordVectors::parse(read_file(argv[2]), argv[2]);
  if (!vectors) {
    std::cerr << vectors.error().message << '\n';
    return 1;
  }
  resources->models.vectors = *std::move(vectors);
  resources->models.instructions = best_instructions();
  const std::vector<GoldText> dev = read_texts(argv[6]);
  std::vector<GoldText> train;
  for (int i = 7; i < argc; ++i) {
    for (GoldText& text : read_texts(argv[i])) train.push_back(std::move(text));
  }
  EncoderSizes sizes;
  sizes.form_rows = 4000;
  sizes.table_rows = 12000;
  sizes.table_size = 32;
  sizes.units = 32;
  sizes.layers = 1;
  SentenceTrainer trainer(resources->models.vectors, resources->tokens, train,
                          sizes, std::stoull(argv[5]));
  const int epochs = std::stoi(argv[4]);
  std::cerr << trainer.size() << " pieces\n";
  double best = -1;  // The first epoch's model is kept in any case.
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const auto begin = std::chrono::steady_clock::now();
    const double loss =
        trainer.epoch(static_cast<float>(epoch) / static_cast<float>(epochs),
                      1.0F / static_cast<float>(epochs));
    const std::string bytes = write_sentence_model(trainer.exported());
    auto model = read_sentence_model(bytes, argv[3]);
    if (!model) {
      std::cerr << model.error().message << '\n';
      return 1;
    }
    resources->models.sentences = *std::move(model);
    const double kept = measure(*resources, dev, Paragraphs::Kept);
    const double joined = measure(*resources, dev, Paragraphs::Joined);
    const std::chrono::duration<double> took =
        std::chrono::steady_clock::now() - begin;
    std::fprintf(stderr,
                 "epoch %d loss %.0f f1 with paragraphs %.2f, without %.2f, "
                 "%zu bytes, %.0f s\n",
                 epoch + 1, loss, kept, joined, bytes.size(), took.count());
    if (kept + joined <= best) continue;
    best = kept + joined;
    std::ofstream(argv[3], std::ios::binary) << bytes;
  }
  return 0;
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) { return synoptic::run(argc, argv); }
