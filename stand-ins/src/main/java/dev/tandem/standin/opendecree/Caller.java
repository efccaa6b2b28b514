package dev.tandem.standin.opendecree;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import dev.tandem.standin.Received;
import dev.tandem.standin.opendecree.Refusal.Code;

/**
 * Who calls, as the headers of a trusted proxy say.
 *
 * @param subject name of the caller, empty for none
 * @param role the role
 */
record Caller(String subject, String role) {

	static final List<String> HEADERS = List.of("x-subject", "x-role", "x-tenant-id");

	static final Caller ANONYMOUS = new Caller("", "");

	private static final Set<String> ROLES = Set.of("superadmin", "admin", "user");

	static Caller of(Received request, Tenant tenant) {
		String subject = request.headers().get("x-subject", "");
		if (subject.isEmpty()) {
			throw new Refusal(Code.UNAUTHENTICATED, "x-subject header is required");
		}
		String role = request.headers().get("x-role", "user");
		if (!ROLES.contains(role)) {
			throw new Refusal(Code.PERMISSION_DENIED, "unknown role");
		}
		Caller caller = new Caller(subject, role);
		if (!caller.isSuperadmin()) {
			String tenants = request.headers().get("x-tenant-id", "");
			if (tenants.isEmpty()) {
				throw new Refusal(Code.PERMISSION_DENIED, "x-tenant-id required for non-superadmin");
			}
			if (Arrays.stream(tenants.split(",")).map(String::strip).noneMatch(tenant::isNamed)) {
				throw new Refusal(Code.INVALID_ARGUMENT, "failed to resolve tenant");
			}
		}
		return caller;
	}

	boolean isAnonymous() {
		return this.subject.isEmpty();
	}

	boolean isSuperadmin() {
		return this.role.equals("superadmin");
	}

	void checkMayWrite() {
		if (this.role.equals("user")) {
			throw new Refusal(Code.PERMISSION_DENIED, "admin or superadmin required");
		}
	}

}
