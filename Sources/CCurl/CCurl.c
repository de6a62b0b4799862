#include "CCurl.h"
#include <curl/curl.h>
#include <string.h>

struct cursor {
    const char *bytes;
    size_t left;
};

static size_t read_message(char *buffer, size_t size, size_t count, void *context) {
    struct cursor *cursor = context;
    size_t room = size * count;
    size_t n = cursor->left < room ? cursor->left : room;
    memcpy(buffer, cursor->bytes, n);
    cursor->bytes += n;
    cursor->left -= n;
    return n;
}

struct ccurl_outcome ccurl_send_mail(
    const char *url, int tls, const char *login, const char *password, const char *ca_file,
    const char *sender, const char *recipient, const char *message, size_t length, long timeout_seconds) {
    struct ccurl_outcome outcome = {CURLE_FAILED_INIT, 0, "libcurl could not start"};
    CURL *curl = curl_easy_init();
    if (!curl) return outcome;

    char reason[CURL_ERROR_SIZE] = "";
    struct cursor cursor = {message, length};
    struct curl_slist *recipients = curl_slist_append(NULL, recipient);

    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, timeout_seconds);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
    curl_easy_setopt(curl, CURLOPT_USE_SSL, tls ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_NONE);
    if (ca_file) curl_easy_setopt(curl, CURLOPT_CAINFO, ca_file);
    if (login) curl_easy_setopt(curl, CURLOPT_USERNAME, login);
    if (password) curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, sender);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_message);
    curl_easy_setopt(curl, CURLOPT_READDATA, &cursor);

    CURLcode code = curl_easy_perform(curl);
    outcome.code = (int)code;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &outcome.smtp);
    const char *text = reason[0] ? reason : curl_easy_strerror(code);
    strncpy(outcome.text, text, sizeof outcome.text - 1);
    outcome.text[sizeof outcome.text - 1] = 0;

    curl_slist_free_all(recipients);
    curl_easy_cleanup(curl);
    return outcome;
}
