package dev.tandem.standin;

/**
 * A stand-in whose faults can be switched on by hand.
 */
public interface Switchable {

	/**
	 * The system that it stands in for.
	 * @return such as {@code openapp}
	 */
	String system();

	/**
	 * Its server.
	 * @return the server, with its switch
	 */
	StandIn http();

}
