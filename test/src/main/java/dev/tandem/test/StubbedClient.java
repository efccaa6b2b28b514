package dev.tandem.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Injects the WireMock server that a client calls in this test, into a field or parameter
 * of type {@code WireMockServer}. In a test other than {@link ApiClientTest}, such as
 * {@code @SpringBootTest}, it also starts the server and points the base URL of the
 * client at it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Autowired
@Qualifier
public @interface StubbedClient {

	/**
	 * Name of the client, as in {@code tandem.clients.<name>}.
	 * @return the name
	 */
	String value();

}
