package dev.tandem.processor.check;

import java.util.Optional;
import java.util.Set;

import dev.tandem.processor.model.Attribute;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;

/**
 * What is known of HTTP methods.
 */
final class HttpMethods {

	/**
	 * The methods that IANA has registered, and those that caches and databases have in
	 * wide use.
	 */
	static final Set<String> KNOWN = Set.of("ACL", "BASELINE-CONTROL", "BIND", "CHECKIN", "CHECKOUT", "CONNECT", "COPY",
			"DELETE", "GET", "HEAD", "LABEL", "LINK", "LOCK", "MERGE", "MKACTIVITY", "MKCALENDAR", "MKCOL",
			"MKREDIRECTREF", "MKWORKSPACE", "MOVE", "OPTIONS", "ORDERPATCH", "PATCH", "POST", "PROPFIND", "PROPPATCH",
			"PUT", "REBIND", "REPORT", "SEARCH", "TRACE", "UNBIND", "UNCHECKOUT", "UNLINK", "UNLOCK", "UPDATE",
			"UPDATEREDIRECTREF", "VERSION-CONTROL", "QUERY", "PURGE", "LIST", "BAN");

	/**
	 * RFC 9110, section 9.3: content in the request has no meaning.
	 */
	static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");

	private HttpMethods() {
	}

	static Optional<String> of(Definition definition, Operation operation) {
		return definition.attribute(operation, "method").map(Attribute::text);
	}

}
