package dev.tandem.transport;

import org.jspecify.annotations.Nullable;

/**
 * What a call and its transport report to each other about redirects.
 */
public final class RedirectNote {

	private final boolean bodyIsSentOnce;

	private volatile @Nullable String notFollowed;

	private volatile boolean followed;

	/**
	 * Create a note.
	 * @param bodyIsSentOnce whether the body of the request can be sent only once
	 */
	public RedirectNote(boolean bodyIsSentOnce) {
		this.bodyIsSentOnce = bodyIsSentOnce;
	}

	boolean bodyIsSentOnce() {
		return this.bodyIsSentOnce;
	}

	void begin() {
		this.followed = false;
	}

	void follow() {
		this.followed = true;
	}

	/**
	 * Whether the attempt has followed a redirect: its first request was processed.
	 * @return whether it has
	 */
	public boolean isFollowed() {
		return this.followed;
	}

	void notFollowed(@Nullable String reason) {
		this.notFollowed = reason;
	}

	/**
	 * Why the redirect that is the last response was not followed.
	 * @return the reason, {@code null} without one to add to what the status says
	 */
	public @Nullable String notFollowed() {
		return this.notFollowed;
	}

}
