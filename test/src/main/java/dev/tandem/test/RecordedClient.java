package dev.tandem.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a client receive recorded responses of its API. Run the tests once with the system
 * property {@code tandem.test.record}, whose value is {@code true} or the names of
 * clients, separated by commas: the calls then go to the base URL that the application
 * sets, and the responses are written to files, one for each test method. Without the
 * property the files are replayed, and the client calls no API. Only a test that follows
 * an absolute URL in a body does so: bodies stay as the API sent them.
 * <p>
 * The files are WireMock mappings. They hold no request header, no cookie, no key of the
 * client, and no value of a field that {@link #redact()} or {@code logging.redact} names.
 * Values are redacted in JSON, also in JSON that is a text within JSON. Another text
 * within JSON that may hold such a value is redacted as a whole. If another body has such
 * a name, other than as a word of a sentence, the file is not written, and the test
 * fails.
 * <p>
 * A test that has no recording, or sends a request that its recording does not have,
 * fails. A recording that is too old, or has requests that the test no longer sends, is
 * logged as a warning.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(RecordedClient.Container.class)
public @interface RecordedClient {

	/**
	 * Name of the client, as in {@code tandem.clients.<name>}.
	 * @return the name
	 */
	String value();

	/**
	 * Directory of the recordings.
	 * @return the directory, relative to that of the module
	 */
	String directory() default "src/test/resources/recordings";

	/**
	 * Fields of bodies, query parameters and headers whose values are not recorded, and
	 * of which a request may have any value at replay. The names password, client_secret,
	 * access_token, refresh_token and id_token are always among them.
	 * @return names, in any case
	 */
	String[] redact() default {};

	/**
	 * Days after which a recording is reported as stale.
	 * @return the number of days
	 */
	int maxAgeInDays() default 180;

	/**
	 * Several annotations on one class.
	 */
	@Documented
	@Inherited
	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.TYPE)
	@interface Container {

		/**
		 * The annotations.
		 * @return the annotations
		 */
		RecordedClient[] value();

	}

}
