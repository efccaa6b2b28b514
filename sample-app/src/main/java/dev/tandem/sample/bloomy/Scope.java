package dev.tandem.sample.bloomy;

import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Whose items a list holds: those of a user or of a meeting, or else of the current user.
 *
 * @param userId the user, if not the current one
 * @param meetingId the meeting, if not a user
 */
public record Scope(@Nullable Long userId, @Nullable Long meetingId) {

	public Scope {
		if (userId != null && meetingId != null) {
			throw new IllegalArgumentException("Give either userId or meetingId, not both");
		}
	}

	public static Scope mine() {
		return new Scope(null, null);
	}

	public static Scope user(long id) {
		return new Scope(id, null);
	}

	public static Scope meeting(long id) {
		return new Scope(null, id);
	}

	public <T> Flux<T> list(CurrentUserApi api, LongFunction<Flux<T>> ofUser, LongFunction<Flux<T>> ofMeeting) {
		return (this.meetingId != null) ? ofMeeting.apply(this.meetingId)
				: api.userIdOrMine(this.userId).flatMapMany(ofUser::apply);
	}

}
