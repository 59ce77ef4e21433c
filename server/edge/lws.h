/* lws.h - libwebsockets.h, which brings OpenSSL's typedef ERR_STATE along: ours is a constant. */
#ifndef EDGE_LWS_H
#define EDGE_LWS_H

#define ERR_STATE OPENSSL_ERR_STATE
#include <libwebsockets.h>
#undef ERR_STATE

#endif
