package dev.tandem.standin.opendecree;

import java.util.regex.MatchResult;

/**
 * A request for a route.
 *
 * @param request the request
 * @param caller who calls
 * @param path its path, as the pattern of the route matched it
 */
record Call(Request request, Caller caller, MatchResult path) {

	String field() {
		return this.path.group(1);
	}

	long version(int group, long highest) {
		try {
			return Math.min(Long.parseLong(this.path.group(group)), highest);
		}
		catch (NumberFormatException ex) {
			throw new Refusal(Refusal.Code.INVALID_ARGUMENT, "type mismatch, parameter: version");
		}
	}

}
