/*
 * The digits of a WAV file of 8 kHz, 16 bit, mono, by spandsp with its defaults: what our own
 * "denwaban dtmf FILE" is compared with in processor time. Compiled by the bench; the functions are
 * declared here, so that the library is enough and its headers need not be installed.
 */
#include <stdint.h>
#include <stdio.h>

typedef struct dtmf_rx_state_s dtmf_rx_state_t;
typedef void (*digits_rx_callback_t)(void *user, const char *digits, int length);

dtmf_rx_state_t *dtmf_rx_init(dtmf_rx_state_t *state, digits_rx_callback_t digits, void *user);
int dtmf_rx(dtmf_rx_state_t *state, const int16_t samples[], int count);

enum { WAV_HEADER = 44, BLOCK = 160 };

static void heard(void *user, const char *digits, int length)
{
    (void) user;
    printf("%.*s\n", length, digits);
}

int main(int count, char *words[])
{
    int16_t block[BLOCK];
    size_t got;
    FILE *file = count == 2 ? fopen(words[1], "rb") : NULL;
    dtmf_rx_state_t *state = dtmf_rx_init(NULL, heard, NULL);

    if (file == NULL || state == NULL || fseek(file, WAV_HEADER, SEEK_SET) != 0)
        return 1;
    while ((got = fread(block, sizeof block[0], BLOCK, file)) > 0)
        dtmf_rx(state, block, (int) got);
    return 0;
}
