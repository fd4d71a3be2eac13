/* One batch of refining: see refine.py, which compiles and calls this.

   An item is a word or a stretch of words; a word has rows (its n-grams), a row has entries (lane
   and value). The wanted shares of the languages come from `target` (half floats, by word and
   lane), the shares got from the entries; the entries move against the difference (Adagrad).
   Returns the sum of the items' cross-entropies. */

#include <math.h>
#include <stdint.h>

#define LANES 256

static void to_shares(float *scores, int64_t lanes) {
    float most = scores[0], sum = 0;
    for (int64_t l = 1; l < lanes; l++)
        if (scores[l] > most) most = scores[l];
    for (int64_t l = 0; l < lanes; l++) sum += scores[l] = expf(scores[l] - most);
    for (int64_t l = 0; l < lanes; l++) scores[l] /= sum;
}

struct table {
    const int64_t *firsts; /* a row's first entry */
    const uint8_t *lanes;
    float *values, *moved, *slopes; /* by entry */
    uint8_t *marked;                /* by row: met in this batch */
    int32_t *met;                   /* the rows met */
};

static void move(const struct table *t, int64_t rows, float rate) {
    for (int64_t k = 0; k < rows; k++) {
        int32_t row = t->met[k];
        t->marked[row] = 0;
        for (int64_t e = t->firsts[row]; e < t->firsts[row + 1]; e++) {
            float slope = t->slopes[e];
            t->slopes[e] = 0;
            t->moved[e] += slope * slope;
            t->values[e] -= rate * slope / sqrtf(t->moved[e]);
        }
    }
}

double refine_batch(const struct table *t, int64_t lanes, int64_t items, const int64_t *item_words,
                    const int64_t *words, const int64_t *item_lane, const int64_t *word_rows,
                    const int32_t *rows, const uint16_t *target, const float *halves, float hard,
                    float rate) {
    double loss = 0;
    int64_t met = 0;
    float got[LANES], wanted[LANES];
    for (int64_t i = 0; i < items; i++) {
        for (int64_t l = 0; l < lanes; l++) got[l] = wanted[l] = 0;
        for (int64_t k = item_words[i]; k < item_words[i + 1]; k++) {
            const uint16_t *of_word = target + words[k] * lanes;
            for (int64_t l = 0; l < lanes; l++) wanted[l] += halves[of_word[l]];
            for (int64_t g = word_rows[words[k]]; g < word_rows[words[k] + 1]; g++)
                for (int64_t e = t->firsts[rows[g]]; e < t->firsts[rows[g] + 1]; e++)
                    got[t->lanes[e]] += t->values[e];
        }
        to_shares(got, lanes);
        to_shares(wanted, lanes);
        for (int64_t l = 0; l < lanes; l++) {
            float share = (1 - hard) * wanted[l] + (l == item_lane[i] ? hard : 0);
            loss -= share * logf(got[l] + 1e-9f);
            got[l] -= share;
        }
        for (int64_t k = item_words[i]; k < item_words[i + 1]; k++)
            for (int64_t g = word_rows[words[k]]; g < word_rows[words[k] + 1]; g++) {
                int32_t row = rows[g];
                if (!t->marked[row]) {
                    t->marked[row] = 1;
                    t->met[met++] = row;
                }
                for (int64_t e = t->firsts[row]; e < t->firsts[row + 1]; e++)
                    t->slopes[e] += got[t->lanes[e]];
            }
    }
    move(t, met, rate);
    return loss;
}
