package dev.tandem.config.source;

import org.springframework.http.HttpStatusCode;

/**
 * etcd gives no token for a user and its password.
 */
final class EtcdSignInException extends RuntimeException {

	EtcdSignInException(String username, HttpStatusCode status) {
		super("etcd refused to sign in the user '%s' (status %d): see tandem.config.etcd.username and tandem.config.etcd.password"
			.formatted(username, status.value()));
	}

}
