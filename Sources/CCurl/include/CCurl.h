#ifndef FOOTHOLD_CCURL_H
#define FOOTHOLD_CCURL_H

#include <stddef.h>

/// What happened to one message: `code` is libcurl's (0 = delivered), `smtp` the server's last reply code, `text` says it in words.
struct ccurl_outcome {
    int code;
    long smtp;
    char text[256];
};

/// Hands one RFC 5322 message to an SMTP server. `tls` 0 = never, 1 = STARTTLS or implicit TLS required.
/// `login` and `password` may be NULL. `curl_easy_setopt` is variadic, which Swift cannot call: hence this file.
struct ccurl_outcome ccurl_send_mail(
    const char *url, int tls, const char *login, const char *password, const char *ca_file,
    const char *sender, const char *recipient, const char *message, size_t length, long timeout_seconds);

#endif
