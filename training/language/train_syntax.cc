// SPDX-License-Identifier: Apache-2.0
//
//   train_syntax VECTORS OUT EPOCHS SEED DEV TRAIN...
//
// Trains tags, lemmas and dependency trees from CoNLL-U files. After each
// epoch the model is written as it will ship and measured on DEV; the best by
// LAS is what OUT holds at the end. One thread.
#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>

#include "language/conllu.h"
#include "language/syntax_model.h"
#include "language/word_form.h"
#include "lists.h"
#include "network.h"
#include "training_loop.h"

namespace synoptic {
namespace {

constexpr Eigen::Index kArcSize = 96;
constexpr Eigen::Index kLabelSize = 96;
constexpr float kHeadDropout = 0.3F;
constexpr std::size_t kBatchTokens = 900;
// Tags and features seen less often than this take the commonest features of
// their tag.
constexpr int kRareTag = 5;

struct Sample {
  std::vector<TokenInput> tokens;
  std::vector<std::int32_t> tags, labels;
  std::vector<std::int32_t> heads;  // 0 for the root, else 1-based
};

std::string tag_name(const Token& token) {
  return std::string(to_string(token.upos)) + '\t' + token.xpos + '\t' +
         token.feats;
}

struct Treebank {
  std::vector<GivenWords> files;
};

/// The endings and words that decide lemmas; see LemmaTable.
class LemmaTrainer {
 public:
  void add(std::string_view word, const Token& token) {
    if (token.lemma == "_" || word.size() > 40) return;
    const Tag tag{token.upos, token.xpos};
    ++words_[{tag, plain_form(word)}]
            [LemmaTable::script_for(word, token.lemma)];
  }

  LemmaTable trained() const {
    // Each ending's commonest script, counting words once.
    std::map<Key, std::map<std::string, int>> endings;
    for (const auto& [key, scripts] : words_) {
      const std::string& script = most(scripts)->first;
      if (script[0] == 'w') continue;
      for (const std::string_view ending : LemmaTable::endings(key.second)) {
        ++endings[{key.first, std::string(ending)}][script];
      }
    }
    LemmaTable table;
    std::map<Key, std::string> chosen;
    std::vector<const std::pair<const Key, std::map<std::string, int>>*> order;
    for (const auto& entry : endings) order.push_back(&entry);
    std::ranges::stable_sort(order, {}, [](const auto* entry) {
      return entry->first.second.size();
    });
    for (const auto* entry : order) {
      const auto best = most(entry->second);
      int all = 0;
      for (const auto& [script, count] : entry->second) all += count;
      const std::string& ending = entry->first.second;
      if (!ending.empty() && (all < 2 || best->second * 5 < all * 3)) continue;
      const std::string* shorter =
          ending.empty() ? nullptr
                         : decide(chosen, entry->first.first, ending, 1);
      if (shorter != nullptr && *shorter == best->first) continue;
      chosen[entry->first] = best->first;
      table.add(LemmaTable::ending_key(ending, number(entry->first.first)),
                best->first);
    }
    for (const auto& [key, scripts] : words_) {
      const auto best = most(scripts);
      const std::string* found = decide(chosen, key.first, key.second, 0);
      if (found != nullptr && *found == best->first) continue;
      table.add(LemmaTable::word_key(key.second, number(key.first)),
                best->first);
    }
    table.index();
    return table;
  }

 private:
  using Tag = std::pair<Upos, std::string>;
  using Key = std::pair<Tag, std::string>;
  using Scripts = std::map<std::string, int>;

  static Scripts::const_iterator most(const Scripts& scripts) {
    auto best = scripts.begin();
    for (auto at = scripts.begin(); at != scripts.end(); ++at) {
      if (at->second > best->second) best = at;
    }
    return best;
  }
  static std::uint64_t number(const Tag& tag) {
    return lemma_tag(tag.first, tag.second);
  }
  // The script of the longest ending that has one, without the `skip` longest.
  static const std::string* decide(const std::map<Key, std::string>& chosen,
                                   const Tag& tag, std::string_view plain,
                                   std::size_t skip) {
    const std::vector<std::string_view> endings = LemmaTable::endings(plain);
    for (std::size_t i = endings.size() - skip; i-- > 0;) {
      const auto found = chosen.find({tag, std::string(endings[i])});
      if (found != chosen.end()) return &found->second;
    }
    return nullptr;
  }

  std::map<Key, Scripts> words_;
};

class SyntaxTrainer {
 public:
  SyntaxTrainer(const WordVectors& vectors, const Treebank& train,
                EncoderSizes sizes, std::uint64_t seed)
      : random_(seed), vectors_(vectors), encoder_(vectors, sizes, random_) {
    number_classes(train);
    for (const GivenWords& file : train.files) add_samples(file);
    const Eigen::Index wide = 2 * static_cast<Eigen::Index>(sizes.units);
    tag_.start(static_cast<Eigen::Index>(full_tags_.size()), wide, random_);
    arc_word_.start(kArcSize, wide, random_);
    arc_head_.start(kArcSize, wide, random_);
    arc_pair_.resize(kArcSize + 1, kArcSize);
    arc_pair_.start(random_, 0.5F);
    root_.resize(1, wide);
    root_.start(random_);
    label_word_.start(kLabelSize, wide, random_);
    label_head_.start(kLabelSize, wide, random_);
    label_.start(static_cast<Eigen::Index>(relations_.size()), kLabelSize,
                 random_);
    for (Linear* linear :
         {&tag_, &arc_word_, &arc_head_, &label_word_, &label_head_, &label_}) {
      dense_.push_back(&linear->weight);
      dense_.push_back(&linear->bias);
    }
    dense_.push_back(&arc_pair_);
    dense_.push_back(&root_);
    for (Weights* weight : encoder_.weights()) dense_.push_back(weight);
  }

  std::size_t size() const { return samples_.size(); }

  /// One pass over the samples in a new order; `progress` in [0, 1) of the
  /// whole training at its begin, `share` what the epoch is of it.
  double epoch(float progress, float share) {
    return train_epoch(samples_, random_, kBatchTokens, progress, share,
                       [&](const std::vector<const Sample*>& batch,
                           float rate) { return train_batch(batch, rate); });
  }

  SyntaxModel exported() const {
    SyntaxModel model;
    model.encoder = encoder_.exported();
    model.tag_layer = 0;
    model.tag_weights = tag_.exported();
    model.tag_bias = tag_.exported_bias();
    model.tags = full_tags_;
    model.lemmas = lemmas_.trained();
    model.arc_word = arc_word_.exported();
    model.arc_word_bias = arc_word_.exported_bias();
    model.arc_head = arc_head_.exported();
    model.arc_head_bias = arc_head_.exported_bias();
    model.arc_pair = quantize(arc_pair_.list(), kArcSize + 1, kArcSize);
    const Values root_arc = arc_head_.forward(root_.value);
    for (Eigen::Index k = 0; k < kArcSize; ++k) {
      model.arc_root.push_back(static_cast<std::int16_t>(
          std::lround(std::tanh(root_arc(0, k)) * kActivationScale)));
    }
    model.label_word = label_word_.exported();
    model.label_head = label_head_.exported();
    // Both projections' biases go to the sum.
    for (Eigen::Index k = 0; k < kLabelSize; ++k) {
      model.label_bias.push_back(label_word_.bias.value(0, k) +
                                 label_head_.bias.value(0, k));
    }
    const Values root_label =
        root_.value * label_head_.weight.value.transpose();
    model.label_root = {root_label.data(), root_label.data() + kLabelSize};
    model.label_weights = label_.exported();
    model.label_weights_bias = label_.exported_bias();
    model.relations = relations_;
    return model;
  }

 private:
  void number_classes(const Treebank& train) {
    std::map<std::string, int> tags;
    std::map<std::string, int> relations;
    std::map<std::string, FullTag> full;
    for (const GivenWords& file : train.files) {
      for (const Token& token : file.analysis.tokens) {
        ++tags[tag_name(token)];
        full[tag_name(token)] = {token.upos, token.xpos, token.feats};
        if (token.head != kNoToken) ++relations[token.deprel];
        lemmas_.add(slice(file.text, token.span), token);
      }
    }
    for (const auto& [name, count] : tags) {
      if (count < kRareTag) continue;
      tags_[name] = static_cast<std::int32_t>(full_tags_.size());
      full_tags_.push_back(full[name]);
    }
    // A rare tag is taught as the commonest of the same part of speech.
    for (const auto& [name, count] : tags) {
      if (count >= kRareTag) continue;
      int best = 0;
      for (const auto& [other, times] : tags) {
        const FullTag& tag = full[other];
        if (times > best && tag.upos == full[name].upos &&
            (tag.xpos == full[name].xpos || best == 0)) {
          best = times;
          if (const auto at = tags_.find(other); at != tags_.end()) {
            tags_[name] = at->second;
          }
        }
      }
    }
    relations_.push_back("root");
    for (const auto& [name, count] : relations) {
      if (name == "root") continue;
      relation_numbers_[name] = static_cast<std::int32_t>(relations_.size());
      relations_.push_back(name);
    }
  }

  void add_samples(const GivenWords& file) {
    for (const Sentence& sentence : file.analysis.sentences) {
      Sample sample;
      std::vector<Span> spans;
      for (std::uint32_t i = sentence.first_token; i < sentence.end_token;
           ++i) {
        const Token& token = file.analysis.tokens[i];
        spans.push_back(token.span);
        const auto tag = tags_.find(tag_name(token));
        sample.tags.push_back(tag == tags_.end() ? -1 : tag->second);
        const bool root = token.head == kNoToken;
        const auto relation = relation_numbers_.find(token.deprel);
        sample.labels.push_back(root || relation == relation_numbers_.end()
                                    ? -1
                                    : relation->second);
        sample.heads.push_back(
            root ? 0
                 : static_cast<std::int32_t>(token.head - sentence.first_token +
                                             1));
      }
      if (spans.size() > kLongestPiece) continue;
      for (const TokenFeatures& features :
           token_features(file.text, spans, {})) {
        sample.tokens.push_back(encoder_.input_of(features));
      }
      samples_.push_back(std::move(sample));
    }
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
    std::vector<std::int32_t> tags(tokens.size());
    for (std::size_t s = 0; s < batch.size(); ++s) {
      for (std::size_t t = 0; t < batch[s]->tokens.size(); ++t) {
        const auto row = static_cast<std::size_t>(
            packing.row(s, static_cast<Eigen::Index>(t)));
        tokens[row] = batch[s]->tokens[t];
        tags[row] = batch[s]->tags[t];
      }
    }
    const float weight = 1.0F / static_cast<float>(packing.rows);
    const std::vector<Values>& outputs =
        encoder_.forward(tokens, packing, dropout_, random_);
    std::vector<Values> changes;
    for (const Values& output : outputs) {
      changes.push_back(Values::Zero(output.rows(), output.cols()));
    }
    double loss = train_tags(outputs[0], tags, weight, changes[0]);
    loss += train_tree(outputs.back(), batch, packing, weight, changes.back());
    encoder_.backward(std::move(changes), packing);
    step_all(dense_, encoder_, rate);
    return loss;
  }

  double train_tags(const Values& output, const std::vector<std::int32_t>& tags,
                    float weight, Values& change) {
    const Values mask =
        dropout_mask(output.rows(), output.cols(), kHeadDropout, random_);
    const Values x = output.cwiseProduct(mask);
    Values scores = tag_.forward(x);
    const double loss = cross_entropy(scores, tags, weight);
    change += tag_.backward(x, scores).cwiseProduct(mask);
    return loss;
  }

  static Values squash_change(const Values& output, const Values& change) {
    return change.array() * (1 - output.array().square());
  }

  double train_tree(const Values& output,
                    const std::vector<const Sample*>& batch,
                    const Packing& packing, float weight, Values& change) {
    const Eigen::Index n = output.rows();
    const Eigen::Index wide = output.cols();
    const Values mask = spread_mask(
        packing, dropout_mask(std::ssize(batch), wide, kHeadDropout, random_));
    const Values x = output.cwiseProduct(mask);
    // The last row stands for the root.
    Values with_root(n + 1, wide);
    with_root << x, root_.value;

    const Values word = arc_word_.forward(x).array().tanh();
    const Values head = arc_head_.forward(with_root).array().tanh();
    const Values word_mask = dropout_mask(n, kArcSize, kHeadDropout, random_);
    const Values head_mask =
        dropout_mask(n + 1, kArcSize, kHeadDropout, random_);
    Values word_in(n, kArcSize + 1);
    word_in << word.cwiseProduct(word_mask), Values::Ones(n, 1);
    const Values head_in = head.cwiseProduct(head_mask);
    const Values pair = head_in * arc_pair_.value.transpose();
    Values word_change = Values::Zero(n, kArcSize + 1);
    Values pair_change = Values::Zero(n + 1, kArcSize + 1);
    double loss = 0;
    for (std::size_t s = 0; s < batch.size(); ++s) {
      loss += train_arcs(*batch[s], s, packing, weight, word_in, pair,
                         word_change, pair_change);
    }
    arc_pair_.gradient.noalias() += pair_change.transpose() * head_in;
    const Values head_change = squash_change(
        head, (pair_change * arc_pair_.value).cwiseProduct(head_mask));
    const Values word_back = squash_change(
        word, word_change.leftCols(kArcSize).cwiseProduct(word_mask));
    Values x_change = arc_word_.backward(x, word_back);
    Values all_change = arc_head_.backward(with_root, head_change);

    loss += train_labels(x, with_root, batch, packing, weight, x_change,
                         all_change);
    x_change += all_change.topRows(n);
    root_.gradient += all_change.bottomRows(1);
    change += x_change.cwiseProduct(mask);
    return loss;
  }

  static double train_arcs(const Sample& sample, std::size_t s,
                           const Packing& packing, float weight,
                           const Values& word_in, const Values& pair,
                           Values& word_change, Values& pair_change) {
    const Eigen::Index size = std::ssize(sample.tokens);
    Values words(size, kArcSize + 1);
    Values pairs(size + 1, kArcSize + 1);
    pairs.row(0) = pair.bottomRows(1);
    for (Eigen::Index t = 0; t < size; ++t) {
      words.row(t) = word_in.row(packing.row(s, t));
      pairs.row(t + 1) = pair.row(packing.row(s, t));
    }
    Values scores = words * pairs.transpose();
    for (Eigen::Index t = 0; t < size; ++t) scores(t, t + 1) = -1e9F;
    const double loss = cross_entropy(scores, sample.heads, weight);
    const Values to_words = scores * pairs;
    const Values to_pairs = scores.transpose() * words;
    pair_change.bottomRows(1) += to_pairs.row(0);
    for (Eigen::Index t = 0; t < size; ++t) {
      word_change.row(packing.row(s, t)) += to_words.row(t);
      pair_change.row(packing.row(s, t)) += to_pairs.row(t + 1);
    }
    return loss;
  }

  double train_labels(const Values& x, const Values& with_root,
                      const std::vector<const Sample*>& batch,
                      const Packing& packing, float weight, Values& x_change,
                      Values& all_change) {
    const Eigen::Index n = x.rows();
    const Values words = label_word_.forward(x);
    const Values heads = label_head_.forward(with_root);
    std::vector<Eigen::Index> head_rows(static_cast<std::size_t>(n));
    std::vector<std::int32_t> labels(static_cast<std::size_t>(n));
    for (std::size_t s = 0; s < batch.size(); ++s) {
      for (std::size_t t = 0; t < batch[s]->tokens.size(); ++t) {
        const auto row = static_cast<std::size_t>(
            packing.row(s, static_cast<Eigen::Index>(t)));
        const std::int32_t head = batch[s]->heads[t];
        head_rows[row] = head == 0 ? n : packing.row(s, head - 1);
        labels[row] = batch[s]->labels[t];
      }
    }
    Values hidden = words;
    for (Eigen::Index i = 0; i < n; ++i) {
      hidden.row(i) += heads.row(head_rows[static_cast<std::size_t>(i)]);
    }
    hidden = hidden.array().tanh();
    const Values mask = dropout_mask(n, kLabelSize, kHeadDropout, random_);
    const Values dropped = hidden.cwiseProduct(mask);
    Values scores = label_.forward(dropped);
    const double loss = cross_entropy(scores, labels, weight);
    const Values change = squash_change(
        hidden, label_.backward(dropped, scores).cwiseProduct(mask));
    Values head_change = Values::Zero(n + 1, kLabelSize);
    for (Eigen::Index i = 0; i < n; ++i) {
      head_change.row(head_rows[static_cast<std::size_t>(i)]) += change.row(i);
    }
    x_change += label_word_.backward(x, change);
    all_change += label_head_.backward(with_root, head_change);
    return loss;
  }

  Random random_;
  const WordVectors& vectors_;
  TrainedEncoder encoder_;
  Dropout dropout_;
  Linear tag_, arc_word_, arc_head_, label_word_, label_head_, label_;
  Weights arc_pair_, root_;
  std::vector<Weights*> dense_;
  std::map<std::string, std::int32_t> tags_, relation_numbers_;
  std::vector<FullTag> full_tags_;
  std::vector<std::string> relations_;
  LemmaTrainer lemmas_;
  std::vector<Sample> samples_;
};

struct Figures {
  double upos = 0, xpos = 0, lemma = 0, uas = 0, las = 0;
};

std::string_view without_subtype(std::string_view relation) {
  return relation.substr(0, relation.find(':'));
}

Figures measure(const SyntaxModel& model, const WordVectors& vectors,
                const GivenWords& gold) {
  Analysis guess = gold.analysis;
  annotate_syntax(gold.text, model, vectors, best_instructions(), guess);
  Figures figures;
  for (std::size_t i = 0; i < guess.tokens.size(); ++i) {
    const Token& a = gold.analysis.tokens[i];
    const Token& b = guess.tokens[i];
    figures.upos += a.upos == b.upos;
    figures.xpos += a.xpos == b.xpos;
    figures.lemma += a.lemma == b.lemma || a.lemma == "_";
    figures.uas += a.head == b.head;
    figures.las += a.head == b.head &&
                   without_subtype(a.deprel) == without_subtype(b.deprel);
  }
  const double all = static_cast<double>(guess.tokens.size()) / 100;
  return {figures.upos / all, figures.xpos / all, figures.lemma / all,
          figures.uas / all, figures.las / all};
}

int run(int argc, char** argv) {
  if (argc < 7) {
    std::cerr << "usage: train_syntax VECTORS OUT EPOCHS SEED DEV TRAIN...\n";
    return 2;
  }
  const auto vectors = WordVectors::parse(read_file(argv[1]), argv[1]);
  const auto dev = read_conllu(read_file(argv[5]), argv[5]);
  if (!vectors || !dev) {
    std::cerr << (vectors ? dev.error() : vectors.error()).message << '\n';
    return 1;
  }
  Treebank train;
  for (int i = 6; i < argc; ++i) {
    auto file = read_conllu(read_file(argv[i]), argv[i]);
    if (!file) {
      std::cerr << file.error().message << '\n';
      return 1;
    }
    train.files.push_back(*std::move(file));
  }
  EncoderSizes sizes;
  if (const char* units = std::getenv("UNITS")) {
    sizes.units = static_cast<std::uint32_t>(std::stoul(units));
  }
  SyntaxTrainer trainer(*vectors, train, sizes, std::stoull(argv[4]));
  const int epochs = std::stoi(argv[3]);
  std::cerr << trainer.size() << " sentences\n";
  double best = -1;  // The first epoch's model is kept in any case.
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const auto begin = std::chrono::steady_clock::now();
    const double loss =
        trainer.epoch(static_cast<float>(epoch) / static_cast<float>(epochs),
                      1.0F / static_cast<float>(epochs));
    const SyntaxModel exported = trainer.exported();
    const std::string bytes = write_syntax_model(exported);
    const auto model = read_syntax_model(bytes, argv[2]);
    if (!model) {
      std::cerr << model.error().message << '\n';
      return 1;
    }
    const Figures f = measure(*model, *vectors, *dev);
    const std::chrono::duration<double> took =
        std::chrono::steady_clock::now() - begin;
    std::fprintf(stderr,
                 "epoch %d loss %.0f upos %.2f xpos %.2f lemma %.2f uas %.2f "
                 "las %.2f, %zu bytes, %.0f s\n",
                 epoch + 1, loss, f.upos, f.xpos, f.lemma, f.uas, f.las,
                 bytes.size(), took.count());
    if (f.las <= best) continue;
    best = f.las;
    std::ofstream(argv[2], std::ios::binary) << bytes;
  }
  return 0;
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) { return synoptic::run(argc, argv); }
