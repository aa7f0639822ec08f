package atlas

var RealAtlas = realAtlas
