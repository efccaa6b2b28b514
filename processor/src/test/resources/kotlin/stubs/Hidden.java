package example;

public final class Hidden {

}
