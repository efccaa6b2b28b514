package example;

record String(int length) {

}
